package org.tallystick.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tallystick.decision.Case.GrantCase;
import org.tallystick.formats.id.MemberId;

/**
 * Every combination of what can be right or wrong about one grant and its question, 2^14 of them: the grant opens exactly
 * when nothing at all is wrong, and the rule named is the first thing wrong in the published order.
 */
class DecisionEveryCombinationTest {
    private static final List<String> WRONGS = List.of(
            "reader-inactive",
            "retired",
            "details-missing", // the record's
            "details-missing", // the request's
            "details-missing", // the grant's
            "subject-mismatch",
            "purpose-unknown",
            "region",
            "no-grant", // reader not covered
            "no-grant", // record not covered
            "other-purpose",
            "expired",
            "basis",
            "not-acknowledged");

    @Test
    void theGrantOpensOnlyWhenNothingIsWrong() {
        for (int wrong = 0; wrong < 1 << WRONGS.size(); wrong++) {
            assertThat(decide(wrong).ruleCode())
                    .as("wrong: %s", Integer.toBinaryString(wrong))
                    .isEqualTo(wrong == 0 ? "consent" : WRONGS.get(Integer.numberOfTrailingZeros(wrong)));
        }
    }

    private static Verdict decide(int wrong) {
        Case asked = new Case();
        asked.active = !has(wrong, 0);
        asked.live = !has(wrong, 1);
        List<String> regions = has(wrong, 7) ? List.of("us") : List.of();
        asked.details = has(wrong, 2)
                ? Optional.empty()
                : Optional.of(new RecordTerms(Case.SUBJECT, Case.TYPE, List.of(), regions));
        asked.purpose = has(wrong, 3) ? Optional.empty() : Optional.of(has(wrong, 6) ? "CURIOSITY" : "TREAT");
        asked.subject = Optional.of(new Question.Subject(has(wrong, 5) ? Case.OTHER : Case.SUBJECT, Optional.empty()));
        return asked.grant(grant(wrong).grant()).decide();
    }

    private static GrantCase grant(int wrong) {
        GrantCase grant = new GrantCase();
        grant.known = !has(wrong, 4);
        grant.reader = has(wrong, 8) ? new ReaderTerm.Everyone(new MemberId("lab")) : grant.reader;
        grant.scope = has(wrong, 9) ? new Scope.OneRecord(Case.OTHER) : Scope.All.ALL;
        grant.purposes = List.of(has(wrong, 10) ? Purpose.RESEARCH : Purpose.TREATMENT);
        grant.until = has(wrong, 11) ? Optional.of(Case.NOW) : Optional.empty();
        grant.by = has(wrong, 12) ? Giver.OWNER : Giver.SUBJECT;
        grant.acknowledged = !has(wrong, 13);
        return grant;
    }

    private static boolean has(int wrong, int position) {
        return (wrong >> position & 1) == 1;
    }
}
