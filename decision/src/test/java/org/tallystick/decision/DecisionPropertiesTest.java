package org.tallystick.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.tallystick.decision.Question.Grant;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Role;

/** What holds for every question: denial wins, nothing fails open, taking away never opens. */
class DecisionPropertiesTest {

    @Property(seed = "20261123", tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void oneDenialMoreThatCoversTheQuestionAlwaysRefuses(@ForAll("questions") Question question) {
        Case.GrantCase denial = new Case.GrantCase().denial();
        denial.id = Case.handle(999);
        denial.reader = new ReaderTerm.OneAccount(question.reader().account());
        denial.purposes = List.of();
        assertThat(Decision.decide(plus(question, denial.grant())).allowed()).isFalse();
    }

    @Property(seed = "20261123", tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void takingAnAllowanceAwayNeverOpens(@ForAll("questions") Question question, @ForAll Random random) {
        List<Grant> allowances = question.grants().stream()
                .filter(grant -> grant.terms().stream().anyMatch(terms -> !terms.isDenial()))
                .toList();
        if (!allowances.isEmpty()) {
            Question less = minus(question, allowances.get(random.nextInt(allowances.size())));
            assertNotOpenedBy(question, less);
        }
    }

    @Property(seed = "20261123", tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void addingADenialNeverOpens(@ForAll("questions") Question question, @ForAll("grants") Grant grant) {
        if (grant.terms().stream().allMatch(Terms::isDenial)) {
            assertNotOpenedBy(question, plus(question, grant));
        }
    }

    @Property(seed = "20261123", tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void losingAnyPieceNeverOpens(@ForAll("questions") Question question, @ForAll Random random) {
        Question less = losePiece(question, random.nextInt(5), random);
        assertThat(Decision.decide(less).allowed()).isFalse();
    }

    @Property(seed = "20261123", tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void theOrderOfTheGrantsDoesNotMatter(@ForAll("questions") Question question, @ForAll Random random) {
        List<Grant> shuffled = new ArrayList<>(question.grants());
        Collections.shuffle(shuffled, random);
        Verdict other = Decision.decide(with(question, shuffled));
        assertThat(other.ruleCode()).isEqualTo(Decision.decide(question).ruleCode());
        assertThat(other.grants())
                .containsExactlyInAnyOrderElementsOf(Decision.decide(question).grants());
    }

    @Property(seed = "20261123", tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void theSameDocumentGivesTheSameVerdict(@ForAll("questions") Question question) {
        assertThat(Decision.decide(question.json().canonical()).orThrow())
                .isEqualTo(Decision.decide(question).json());
    }

    @Property(seed = "20261123", tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void anAllowanceRestsOnALiveGrantThatCoversTheQuestion(@ForAll("questions") Question question) {
        if (Decision.decide(question) instanceof Verdict.Allowed(Verdict.AllowRule rule, var grants)) {
            boolean byGrant = rule == Verdict.AllowRule.CONSENT || rule == Verdict.AllowRule.LEGAL_BASIS;
            assertThat(grants).hasSize(byGrant ? 1 : 0);
            Question alone = with(
                    question,
                    question.grants().stream()
                            .filter(grant -> grants.contains(grant.grant()))
                            .toList());
            assertThat(Decision.decide(alone)).isEqualTo(Decision.decide(question));
        }
    }

    @Property(seed = "20261127", tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void losingEveryRoleNeverOpensWhenNoDenialIsForARole(@ForAll("questions") Question question) {
        Question kept = with(
                question,
                question.grants().stream()
                        .filter(grant -> grant.terms().stream()
                                .noneMatch(terms -> terms.isDenial() && terms.reader() instanceof ReaderTerm.RoleAt))
                        .toList());
        Question.Reader now = kept.reader();
        Question.Reader bare = new Question.Reader(now.account(), now.active(), List.of(), now.region());
        assertNotOpenedBy(
                kept, new Question(kept.when(), kept.request(), bare, kept.record(), kept.subject(), kept.grants()));
    }

    private static void assertNotOpenedBy(Question before, Question after) {
        if (Decision.decide(after).allowed()) {
            assertThat(Decision.decide(before).allowed()).isTrue();
        }
    }

    private static Question losePiece(Question q, int piece, Random random) {
        Question.Request request =
                piece == 0 ? new Question.Request(q.request().access(), Optional.empty()) : q.request();
        Question.Reader reader = piece == 1
                ? new Question.Reader(
                        q.reader().account(),
                        false,
                        q.reader().roles(),
                        q.reader().region())
                : q.reader();
        Question.Item record = piece == 2
                ? new Question.Item(q.record().record(), q.record().author(), true, Optional.empty())
                : q.record();
        Optional<Question.Subject> subject = piece == 3 ? Optional.empty() : q.subject();
        Question less = new Question(q.when(), request, reader, record, subject, q.grants());
        Grant unknown = new Grant(Case.handle(998), Giver.OWNER, random.nextBoolean(), Optional.empty());
        return piece == 4 ? plus(less, unknown) : less;
    }

    private static Question plus(Question question, Grant grant) {
        List<Grant> more = new ArrayList<>(question.grants());
        more.add(grant);
        return with(question, more);
    }

    private static Question minus(Question question, Grant grant) {
        List<Grant> less = new ArrayList<>(question.grants());
        less.remove(grant);
        return with(question, less);
    }

    private static Question with(Question question, List<Grant> grants) {
        return new Question(
                question.when(), question.request(), question.reader(), question.record(), question.subject(), grants);
    }

    @Provide
    Arbitrary<Question> questions() {
        Arbitrary<AccountId> readers =
                Arbitraries.frequency(Tuple.of(6, Case.DOCTOR), Tuple.of(1, Case.PATIENT), Tuple.of(1, Case.AUTHOR));
        Arbitrary<Boolean> mostly = Arbitraries.frequency(Tuple.of(9, true), Tuple.of(1, false));
        return Combinators.combine(
                        readers,
                        mostly,
                        mostly,
                        Arbitraries.of("TREAT", "TREAT", "HRESCH", "NONE"),
                        times(),
                        grants().list().ofMaxSize(6))
                .as((reader, active, live, purpose, clock, grants) -> {
                    Case asked = new Case();
                    asked.reader = reader;
                    asked.active = active;
                    asked.live = live;
                    asked.purpose = Optional.of(purpose);
                    asked.when = new Question.When(7, Case.NOW, clock);
                    for (int i = 0; i < grants.size(); i++) {
                        Grant grant = grants.get(i);
                        asked.grant(new Grant(Case.handle(100 + i), grant.by(), grant.acknowledged(), grant.terms()));
                    }
                    return asked.question();
                });
    }

    @Provide
    Arbitrary<Grant> grants() {
        Arbitrary<ReaderTerm> readers = Arbitraries.of(
                new ReaderTerm.OneAccount(Case.DOCTOR),
                new ReaderTerm.OneAccount(Case.PATIENT),
                new ReaderTerm.RoleAt(new Role("doctor"), Case.CLINIC),
                new ReaderTerm.RoleAt(new Role("nurse"), Case.CLINIC),
                new ReaderTerm.Everyone(Case.CLINIC),
                new ReaderTerm.Everyone(Case.PATIENT.member()));
        Arbitrary<Scope> scopes = Arbitraries.of(
                Scope.All.ALL,
                new Scope.OneRecord(Case.RECORD),
                new Scope.OneRecord(Case.OTHER),
                new Scope.OfType(Case.TYPE),
                new Scope.OneCollection(Case.COLLECTION));
        Arbitrary<LegalBasis> basis =
                Arbitraries.of(LegalBasis.CONSENT, LegalBasis.CONSENT, LegalBasis.LEGAL_OBLIGATION);
        Arbitrary<Boolean> often = Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false));
        return Combinators.combine(
                        readers, scopes, basis, Arbitraries.of(Giver.class), often, often, times().optional())
                .as((reader, scope, base, by, acknowledged, allow, until) -> {
                    Case.GrantCase grant = new Case.GrantCase();
                    grant.reader = reader;
                    grant.scope = scope;
                    grant.basis = List.of(base);
                    grant.by = by;
                    grant.acknowledged = acknowledged;
                    grant.effect = allow ? Terms.Effect.ALLOW : Terms.Effect.DENY;
                    grant.until = until;
                    return grant.grant();
                });
    }

    private static Arbitrary<Long> times() {
        return Arbitraries.longs().between(Case.NOW - 2, Case.NOW + 2);
    }
}
