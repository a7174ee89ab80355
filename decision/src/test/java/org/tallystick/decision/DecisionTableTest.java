package org.tallystick.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.decision.Case.GrantCase;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.Role;
import org.tallystick.formats.json.JsonObject;

/** The rules, one row each: what is changed about a doctor who has the patient's consent, and what is decided then. */
class DecisionTableTest {
    private static final MemberId LAB = new MemberId("lab");

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void aDoctorWithConsent(String row, String rule, Consumer<Case> change, Consumer<GrantCase> grantChange) {
        assertThat(asked(change, grantChange).decide().ruleCode()).isEqualTo(rule);
    }

    private static Case asked(Consumer<Case> change, Consumer<GrantCase> grantChange) {
        GrantCase grant = new GrantCase();
        grantChange.accept(grant);
        Case question = new Case();
        change.accept(question);
        return question.grant(grant.grant());
    }

    /** The same rows as {@code spec/vectors/decision.json}; {@code mvn -Dvectors.write test} writes that file anew. */
    @Test
    void theRowsAreTheVectors() throws IOException {
        Path file = Path.of("..", "spec", "vectors", "decision.json");
        String made =
                aDoctorWithConsent().map(DecisionTableTest::vector).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
        if (System.getProperty("vectors.write") != null) {
            Files.writeString(file, made);
        }
        assertThat(Files.readString(file)).isEqualTo(made);
    }

    @SuppressWarnings("unchecked")
    private static String vector(Arguments row) {
        Object[] cells = row.get();
        Case question = asked((Consumer<Case>) cells[2], (Consumer<GrantCase>) cells[3]);
        return JsonObject.with("name", (String) cells[0])
                .with("question", question.question().json())
                .with("verdict", question.decide().json())
                .build()
                .text();
    }

    static Stream<Arguments> aDoctorWithConsent() {
        return Stream.of(
                        whoMayRead(),
                        whoWorksThere(),
                        whatIsCovered(),
                        whenItHolds(),
                        whatIsItGivenOn(),
                        whatStops(),
                        whatIsMissing())
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> whoMayRead() {
        return Stream.of(
                row("nothing changed", "consent"),
                asked("by the patient", "subject", q -> q.reader = Case.PATIENT),
                asked("by the author", "author", q -> q.reader = Case.AUTHOR),
                asked("by another of the clinic", "no-grant", q -> q.reader = AccountId.of("d0c702@clinic")),
                asked("by the same digits at the lab", "no-grant", q -> q.reader = AccountId.of("d0c701@lab")),
                granted("to doctors of the clinic", "consent", g -> g.reader = role("doctor")),
                granted("to nurses of the clinic", "no-grant", g -> g.reader = role("nurse")),
                granted(
                        "to doctors of the lab",
                        "no-grant",
                        g -> g.reader = new ReaderTerm.RoleAt(new Role("doctor"), LAB)),
                granted("to the clinic", "consent", g -> g.reader = new ReaderTerm.Everyone(Case.CLINIC)),
                granted("to the lab", "no-grant", g -> g.reader = new ReaderTerm.Everyone(LAB)),
                row("to a role removed since", "no-grant", q -> q.roles = List.of(), g -> g.reader = role("doctor")));
    }

    private static Stream<Arguments> whoWorksThere() {
        Consumer<GrantCase> clinic = g -> g.reader = new ReaderTerm.Everyone(Case.CLINIC);
        Consumer<GrantCase> doctors = g -> g.reader = role("doctor");
        Consumer<GrantCase> author = g -> g.reader = new ReaderTerm.OneAccount(Case.AUTHOR);
        Consumer<GrantCase> subjects = g -> g.reader = role("subject");
        return Stream.of(
                row("to the clinic, by its patient", "no-grant", has("subject"), clinic),
                row("to the clinic, by an account without roles", "no-grant", has(), clinic),
                row("to the clinic, by a subject who is a doctor", "no-grant", has("doctor", "subject"), clinic),
                row("to the clinic, by its node", "consent", is(AccountId.nodeOf(Case.CLINIC)), clinic),
                row("to the clinic, by its administrator", "consent", is(AccountId.adminOf(Case.CLINIC)), clinic),
                row("to the role, by its node", "no-grant", is(AccountId.nodeOf(Case.CLINIC)), doctors),
                row("to the role, by a subject who has it", "no-grant", has("doctor", "subject"), doctors),
                row("to the role of subjects, by its patient", "no-grant", has("subject"), subjects),
                row("by the author, who has no roles any more", "no-grant", is(Case.AUTHOR)),
                row("by the author, who is a subject", "no-grant", is(Case.AUTHOR, "doctor", "subject")),
                row("by the administrator who shared it", "author", q -> {
                    q.author = AccountId.adminOf(Case.AUTHOR.member());
                    q.reader = q.author;
                    q.roles = List.of();
                }),
                row("by the author without roles, whom it is allowed to", "consent", is(Case.AUTHOR), author),
                row("to the account, which is a patient", "consent", has("subject")),
                row("to the account, which has no roles", "consent", has()),
                row("denied to the clinic, for its patient too", "denied", denied("subject")),
                row("denied to the clinic, for who has no roles too", "denied", denied()));
    }

    private static Consumer<Case> has(String... roles) {
        return q -> q.roles = List.of(roles);
    }

    private static Consumer<Case> is(AccountId reader, String... roles) {
        return q -> {
            q.reader = reader;
            q.roles = List.of(roles);
        };
    }

    private static Consumer<Case> denied(String... roles) {
        return has(roles).andThen(q -> q.grant(deny(g -> g.reader = new ReaderTerm.Everyone(Case.CLINIC))));
    }

    private static Stream<Arguments> whatIsCovered() {
        return Stream.of(
                granted("for the record", "consent", g -> g.scope = new Scope.OneRecord(Case.RECORD)),
                granted("for another record", "no-grant", g -> g.scope = new Scope.OneRecord(Case.OTHER)),
                granted("for its type", "consent", g -> g.scope = new Scope.OfType(Case.TYPE)),
                granted("for another type", "no-grant", g -> g.scope = new Scope.OfType(new RecordType("image"))),
                granted("for its collection", "consent", g -> g.scope = new Scope.OneCollection(Case.COLLECTION)),
                granted("for another collection", "no-grant", g -> g.scope = new Scope.OneCollection(Case.OTHER)),
                granted("for research", "other-purpose", g -> g.purposes = List.of(Purpose.RESEARCH)),
                granted("for two purposes", "consent", g -> g.purposes = List.of(Purpose.RESEARCH, Purpose.TREATMENT)));
    }

    private static Stream<Arguments> whenItHolds() {
        return Stream.of(
                granted("from now on", "consent", g -> g.from = Optional.of(Case.NOW)),
                granted("from a moment later", "not-yet", g -> g.from = Optional.of(Case.NOW + 1)),
                granted("until a moment later", "consent", g -> g.until = Optional.of(Case.NOW + 1)),
                granted("until now", "expired", g -> g.until = Optional.of(Case.NOW)),
                row("over by the clock alone", "expired", q -> q.when = clock(10), g -> g.until = at(10)),
                row("over by the ledger alone", "expired", q -> q.when = clock(-10), g -> g.until = at(0)),
                row("begun by the clock alone", "not-yet", q -> q.when = clock(10), g -> g.from = at(10)),
                row("begun by the ledger alone", "not-yet", q -> q.when = clock(-10), g -> g.from = at(0)),
                granted("not acknowledged", "not-acknowledged", g -> g.acknowledged = false));
    }

    private static Stream<Arguments> whatIsItGivenOn() {
        return Stream.of(
                granted("by the owner as consent", "basis", g -> g.by = Giver.OWNER),
                granted("by the owner on a basis", "legal-basis", g -> {
                    g.by = Giver.OWNER;
                    g.basis = List.of(LegalBasis.LEGAL_OBLIGATION, LegalBasis.HEALTH_CARE);
                }),
                granted("by the owner, half consent", "basis", g -> {
                    g.by = Giver.OWNER;
                    g.basis = List.of(LegalBasis.LEGAL_OBLIGATION, LegalBasis.EXPLICIT_CONSENT);
                }),
                granted("by the subject on a law", "basis", g -> g.basis = List.of(LegalBasis.LEGAL_OBLIGATION)),
                granted("not personal", "consent", g -> g.basis = List.of(LegalBasis.NOT_PERSONAL)));
    }

    private static Stream<Arguments> whatStops() {
        return Stream.of(
                asked("suspended", "reader-inactive", q -> q.active = false),
                asked("of a retired record", "retired", q -> q.live = false),
                asked("for a purpose of no list", "purpose-unknown", q -> q.purpose = Optional.of("CURIOSITY")),
                asked("in its region", "consent", q -> q.details = bound("eu")),
                asked("in another region", "region", q -> q.details = bound("us")),
                row("in no known region", "region", q -> {
                    q.details = bound("eu");
                    q.region = Optional.empty();
                }),
                asked("with another denial", "consent", q -> q.grant(deny(g -> g.reader = role("nurse")))),
                asked("denied to the account", "denied", q -> q.grant(deny(g -> {}))),
                asked("denied to the role", "denied", q -> q.grant(deny(g -> g.reader = role("doctor")))),
                asked("denied for every purpose", "denied", q -> q.grant(deny(g -> g.purposes = List.of()))),
                asked(
                        "denied for research",
                        "consent",
                        q -> q.grant(deny(g -> g.purposes = List.of(Purpose.RESEARCH)))),
                asked("denied, not acknowledged", "denied", q -> q.grant(deny(g -> g.acknowledged = false))),
                asked("denied on no basis", "denied", q -> q.grant(deny(g -> g.basis = List.of()))),
                asked("denied until now", "consent", q -> q.grant(deny(g -> g.until = at(0)))),
                row("denied, over by the clock alone", "denied", q -> {
                    q.when = clock(10);
                    q.grant(deny(g -> g.until = at(10)));
                }),
                row("denied, begun by the clock alone", "denied", q -> {
                    q.when = clock(10);
                    q.grant(deny(g -> g.from = at(10)));
                }),
                row("denied to the author", "denied", q -> {
                    q.reader = Case.AUTHOR;
                    q.grant(deny(g -> g.reader = new ReaderTerm.OneAccount(Case.AUTHOR)));
                }),
                row("denied to the patient by name", "denied", q -> {
                    q.reader = Case.PATIENT;
                    q.grant(deny(g -> g.reader = new ReaderTerm.OneAccount(Case.PATIENT)));
                }),
                row("the patient closes the hospital, and still reads", "subject", q -> {
                    q.reader = Case.PATIENT;
                    q.grant(deny(g -> g.reader = new ReaderTerm.Everyone(Case.PATIENT.member())));
                }));
    }

    private static Stream<Arguments> whatIsMissing() {
        return Stream.of(
                asked("without the record's details", "details-missing", q -> q.details = Optional.empty()),
                asked("without the subject", "details-missing", q -> q.subject = Optional.empty()),
                asked("without the request's details", "details-missing", q -> q.purpose = Optional.empty()),
                granted("without the grant's details", "details-missing", g -> g.known = false),
                asked("without another's details", "details-missing", q -> q.grant(deny(g -> g.known = false))),
                asked(
                        "with another subject's grants",
                        "subject-mismatch",
                        q -> q.subject = Optional.of(new Question.Subject(Case.OTHER, Optional.empty()))),
                row("the patient too needs all details", "details-missing", q -> {
                    q.reader = Case.PATIENT;
                    q.grant(deny(g -> g.known = false));
                }),
                row("an unbound subject is nobody", "no-grant", q -> {
                    q.reader = Case.PATIENT;
                    q.subject = Optional.of(new Question.Subject(Case.SUBJECT, Optional.empty()));
                }));
    }

    private static Question.Grant deny(Consumer<GrantCase> change) {
        GrantCase denial = new GrantCase().denial();
        denial.id = Case.handle(200);
        change.accept(denial);
        return denial.grant();
    }

    private static ReaderTerm role(String role) {
        return new ReaderTerm.RoleAt(new Role(role), Case.CLINIC);
    }

    private static Optional<RecordTerms> bound(String region) {
        return Optional.of(new RecordTerms(Case.SUBJECT, Case.TYPE, List.of(), List.of(region)));
    }

    private static Question.When clock(long ahead) {
        return new Question.When(7, Case.NOW, Case.NOW + ahead);
    }

    private static Optional<Long> at(long after) {
        return Optional.of(Case.NOW + after);
    }

    private static Arguments row(String row, String rule) {
        return row(row, rule, q -> {}, g -> {});
    }

    private static Arguments asked(String row, String rule, Consumer<Case> change) {
        return row(row, rule, change, g -> {});
    }

    private static Arguments granted(String row, String rule, Consumer<GrantCase> change) {
        return row(row, rule, q -> {}, change);
    }

    private static Arguments row(String row, String rule, Consumer<Case> change) {
        return row(row, rule, change, g -> {});
    }

    private static Arguments row(String row, String rule, Consumer<Case> change, Consumer<GrantCase> grant) {
        return Arguments.of(row, rule, change, grant);
    }
}
