package org.tallystick.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.decision.Question.Grant;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;

/**
 * A question under construction. It starts as a doctor of the clinic who asks to treat, with everything in place except a
 * grant.
 */
final class Case {
    static final MemberId CLINIC = new MemberId("clinic");
    static final AccountId DOCTOR = AccountId.of("d0c701@clinic");
    static final AccountId AUTHOR = AccountId.of("a07401@st-mary");
    static final AccountId PATIENT = AccountId.of("0a71e1@st-mary");
    static final Handle RECORD = handle(1);
    static final Handle SUBJECT = handle(2);
    static final Handle ACCESS = handle(3);
    static final Handle COLLECTION = handle(4);
    static final Handle OTHER = handle(5);
    static final RecordType TYPE = new RecordType("lab-result");
    static final long NOW = 1_800_000_000_000L;

    Question.When when = new Question.When(7, NOW, NOW);
    Optional<String> purpose = Optional.of("TREAT");
    AccountId reader = DOCTOR;
    boolean active = true;
    List<String> roles = List.of("doctor");
    Optional<String> region = Optional.of("eu");
    AccountId author = AUTHOR;
    boolean live = true;
    Optional<RecordTerms> details = Optional.of(new RecordTerms(SUBJECT, TYPE, List.of(COLLECTION), List.of()));
    Optional<Question.Subject> subject = Optional.of(new Question.Subject(SUBJECT, Optional.of(PATIENT)));
    final List<Grant> grants = new ArrayList<>();

    static Handle handle(int number) {
        return new Handle("%032x".formatted(number));
    }

    Case grant(Grant grant) {
        grants.add(grant);
        return this;
    }

    Question question() {
        return new Question(
                when,
                new Question.Request(ACCESS, purpose),
                new Question.Reader(reader, active, roles, region),
                new Question.Item(RECORD, author, live, details),
                subject,
                grants);
    }

    Verdict decide() {
        return Decision.decide(question());
    }

    /** A grant under construction: it starts as the patient's consent that the doctor reads everything to treat. */
    static final class GrantCase {
        Handle id = handle(100);
        Giver by = Giver.SUBJECT;
        boolean acknowledged = true;
        boolean known = true;
        Terms.Effect effect = Terms.Effect.ALLOW;
        ReaderTerm reader = new ReaderTerm.OneAccount(DOCTOR);
        Scope scope = Scope.All.ALL;
        List<Purpose> purposes = List.of(Purpose.TREATMENT);
        List<LegalBasis> basis = List.of(LegalBasis.CONSENT, LegalBasis.EXPLICIT_CONSENT);
        Optional<Long> from = Optional.empty();
        Optional<Long> until = Optional.empty();

        GrantCase denial() {
            effect = Terms.Effect.DENY;
            return this;
        }

        Terms terms() {
            return new Terms(effect, reader, scope, purposes, basis, from, until);
        }

        Grant grant() {
            return new Grant(id, by, acknowledged, known ? Optional.of(terms()) : Optional.empty());
        }
    }
}
