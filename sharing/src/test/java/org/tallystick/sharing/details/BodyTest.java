package org.tallystick.sharing.details;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.decision.LegalBasis;
import org.tallystick.decision.Purpose;
import org.tallystick.decision.ReaderTerm;
import org.tallystick.decision.RecordType;
import org.tallystick.decision.Scope;
import org.tallystick.decision.Terms;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.details.About;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.formats.tx.TransactionSigner;
import org.tallystick.sharing.World;
import org.tallystick.sharing.contracts.NetworkContracts;

class BodyTest {
    private static final Addenda CHECKED = new Addenda(NetworkContracts.ALL);

    private static final AccountId AUTHOR = AccountId.of("a07401@st-mary");
    private final World world = new World(3);
    private final PrivateKey key = PrivateKey.fromSeed(Algorithm.ED25519, world.bytes(32));
    private final Handle record = world.handle();

    private final Content content = new Content(
            new RecordType("lab-report"),
            "HbA1c",
            Optional.of("Dr Chen"),
            List.of("eu"),
            new Content.Payload("text/csv", 700, world.hash(), world.hash()));
    private final ShareBody share = new ShareBody(world.handle(), world.hash(), content, List.of(world.handle()));

    private Map<String, Body> bodies() {
        Terms terms = new Terms(
                Terms.Effect.ALLOW,
                new ReaderTerm.OneAccount(AccountId.of("d0c701@clinic")),
                new Scope.OfType(new RecordType("lab-report")),
                List.of(Purpose.TREATMENT),
                List.of(LegalBasis.CONSENT),
                Optional.of(1L),
                Optional.of(2L));
        return Map.of(
                "accounts.register", new AccountBody(Optional.of("dr-chen")),
                "records.enrol", new SubjectBody(Optional.of("Ada"), Optional.of("MRN 17")),
                "records.share", share,
                "records.correct", new CorrectBody(content, Optional.of("wrong unit")),
                "records.collect", new CollectBody(List.of(world.handle())),
                "records.retire", new RetireBody(Optional.of("duplicate")),
                "grants.give", new GrantBody(terms),
                "accesses.request", new RequestBody("TREAT", Optional.of("referral"), Optional.of("Dr Who")),
                "accesses.answer",
                        new AnswerBody(true, "consent", List.of(world.handle()), Optional.of("TREAT"), world.hash()));
    }

    @Test
    void everyBodyIsReadAsItWasWritten() {
        bodies().forEach((call, body) -> assertThat(
                        Body.parse(details(call, body.json())).orThrow())
                .as(call)
                .isEqualTo(body));
    }

    @Test
    void everyCallWithDetailsHasABody() {
        assertThat(Forms.ALL.keySet()).containsExactlyInAnyOrderElementsOf(bodies().keySet());
        List<String> withDetails = world.contracts.calls().stream()
                .filter(call -> call.args().schema().object("properties").has(Details.ARGUMENT))
                .map(call -> call.name())
                .toList();
        assertThat(Forms.ALL.keySet()).containsAll(withDetails);
    }

    @Test
    void everyBodySaysSomethingThatMayNotBePublic() {
        assertThat(Forms.ALL.values()).noneMatch(form -> form.shape().isPublic());
    }

    @Test
    void noBodyPrintsWhatItSays() {
        bodies().forEach((call, body) -> {
            for (String secret : List.of("chen", "Chen", "Ada", "HbA1c", "lab-report", "TREAT", "unit", "consent")) {
                assertThat(body.toString()).as(call).doesNotContain(secret);
            }
        });
        assertThat(content.toString() + content.payload()).doesNotContain("HbA1c", "csv", "700");
    }

    @Test
    void aBodyOfOtherFieldsIsRefused() {
        bodies().forEach((call, body) -> {
            JsonObject more = body.json().toBuilder().with("more", 1).build();
            assertThat(fault(Body.parse(details(call, more)))).as(call).isEqualTo(Fault.FIELD_UNKNOWN);
        });
        assertThat(fault(Body.parse(details("grants.revoke", JsonObject.EMPTY))))
                .isEqualTo(Fault.CALL_NAME);
    }

    @ParameterizedTest
    @CsvSource({
        "type, Lab Report, FIELD_VALUE",
        "type, '', FIELD_VALUE",
        "label, '', FIELD_VALUE",
        "salt, AAAA, FIELD_VALUE",
        "subject, ada, FIELD_VALUE",
        "size, many, FIELD_TYPE",
    })
    void aFieldThatIsWrongIsNamed(String field, String value, Fault fault) {
        JsonObject wrong =
                share.json().toBuilder().without(field).with(field, value).build();
        assertThat(fault(Body.parse(details("records.share", wrong)))).isEqualTo(fault);
        JsonObject less = share.json().toBuilder().without(field).build();
        assertThat(fault(Body.parse(details("records.share", less)))).isEqualTo(Fault.FIELD_MISSING);
    }

    @Test
    void detailsBelongToTheirTransactionAndNoOther() {
        Details details = details("records.share", share.json());
        assertThat(CHECKED.check(details, transaction(details, shareArgs().with("details", details.digest()))))
                .isEqualTo(new Parsed.Ok<>(details));
        Details copy = details("records.share", share.json());
        assertThat(fault(CHECKED.check(details, transaction(copy, shareArgs().with("details", details.digest())))))
                .isEqualTo(Fault.DETAILS_OF_ANOTHER_ENTRY);
        assertThat(fault(CHECKED.check(details, transaction(details, shareArgs().with("details", world.hash())))))
                .isEqualTo(Fault.DETAILS_DIGEST);
    }

    @Test
    void detailsThatContradictTheLedgerAreRefused() {
        Details details = details("records.share", share.json());
        for (String field : List.of("about", "commitment")) {
            JsonObject.Builder args = shareArgs().without(field).with(field, world.hash());
            assertThat(fault(CHECKED.check(details, transaction(details, args.with("details", details.digest())))))
                    .isEqualTo(Fault.FIELD_VALUE);
        }
        Details answer = details("accesses.answer", answer(true).json());
        JsonObject.Builder args = JsonObject.builder().with("allowed", false);
        assertThat(fault(CHECKED.check(answer, transaction(answer, args.with("details", answer.digest())))))
                .isEqualTo(Fault.FIELD_VALUE);
    }

    private AnswerBody answer(boolean allowed) {
        return new AnswerBody(allowed, "consent", List.of(), Optional.empty(), world.hash());
    }

    private JsonObject.Builder shareArgs() {
        Hash about = About.commit(
                record, share.subject(), Bytes.wrap(share.aboutSalt().toArray()));
        return JsonObject.with("record", record.value())
                .with("about", about)
                .with("commitment", content.payload().commitment());
    }

    private Details details(String call, JsonObject body) {
        TransactionId id = new TransactionId(AUTHOR, world.jti());
        return Details.write(World.NETWORK, id, call, body, world.bytes(Details.SALT_SIZE));
    }

    private Transaction transaction(Details details, JsonObject.Builder args) {
        TransactionSigner signer = new TransactionSigner(World.NETWORK, AUTHOR, key);
        return Transaction.parse(signer.sign(
                        details.call(), args.build(), details.transaction().jti(), 1_800_000_000, 1_800_000_030))
                .orThrow();
    }

    private static Fault fault(Parsed<?> parsed) {
        assertThat(parsed).isInstanceOf(Parsed.Bad.class);
        return ((Parsed.Bad<?>) parsed).fault();
    }
}
