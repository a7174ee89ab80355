package org.tallystick.sharing.details;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tallystick.decision.LegalBasis;
import org.tallystick.decision.Purpose;
import org.tallystick.decision.ReaderTerm;
import org.tallystick.decision.RecordType;
import org.tallystick.decision.Scope;
import org.tallystick.decision.Terms;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.formats.tx.TransactionSigner;
import org.tallystick.sharing.Consortium;
import org.tallystick.sharing.Standing;
import org.tallystick.sharing.World;

class ConcernedTest {
    private final Consortium c = new Consortium();
    private final PrivateKey key = PrivateKey.fromSeed(Algorithm.ED25519, c.world.bytes(32));

    /** A subject of the hospital whose own account is at the laboratory. */
    private final Handle elsewhere = c.world.handle();

    ConcernedTest() {
        AccountId alias = c.world.register(World.LAB, Standing.SUBJECT);
        Consortium.done(
                c.world.call(c.steward, "records.enrol", c.enrol(elsewhere).with("account", alias.toString())));
    }

    @Test
    void aRecordIsToldToItsOwnerAndToTheMemberOfTheSubjectsAccount() {
        assertThat(concerned(c.author, "records.share", JsonObject.builder(), share(c.subject)))
                .containsExactly(World.ST_MARY);
        assertThat(concerned(c.author, "records.share", JsonObject.builder(), share(elsewhere)))
                .containsExactly(World.LAB, World.ST_MARY);
    }

    @Test
    void anAllowanceIsToldToTheReadersMemberAndADenialIsNot() {
        JsonObject.Builder args = JsonObject.with("subject", c.subject.value());
        assertThat(concerned(c.patient, "grants.give", args, terms(Terms.Effect.ALLOW)))
                .containsExactly(World.CLINIC, World.ST_MARY);
        assertThat(concerned(c.patient, "grants.give", args, terms(Terms.Effect.DENY)))
                .containsExactly(World.ST_MARY);
    }

    @Test
    void aRequestIsToldToTheHolder() {
        RequestBody body = new RequestBody("TREAT", Optional.empty(), Optional.empty());
        assertThat(concerned(c.doctor, "accesses.request", JsonObject.with("record", c.record.value()), body))
                .containsExactly(World.CLINIC, World.ST_MARY);
    }

    @Test
    void anAnswerIsToldToTheReadersMember() {
        AnswerBody body = new AnswerBody(false, "no-grant", List.of(), Optional.empty(), c.world.hash());
        JsonObject.Builder args =
                JsonObject.with("access", c.openAccess().value()).with("allowed", false);
        assertThat(concerned(c.node, "accesses.answer", args, body)).containsExactly(World.CLINIC, World.ST_MARY);
    }

    private ShareBody share(Handle subject) {
        Content.Payload payload = new Content.Payload("text/csv", 1, c.world.hash(), c.world.hash());
        Content content = new Content(new RecordType("x"), "x", Optional.empty(), List.of(), payload);
        return new ShareBody(subject, c.world.hash(), content, List.of());
    }

    private GrantBody terms(Terms.Effect effect) {
        return new GrantBody(new Terms(
                effect,
                new ReaderTerm.OneAccount(c.doctor),
                Scope.All.ALL,
                List.of(Purpose.TREATMENT),
                List.of(LegalBasis.CONSENT),
                Optional.empty(),
                Optional.empty()));
    }

    private List<MemberId> concerned(AccountId issuer, String call, JsonObject.Builder args, Body body) {
        TransactionId id = new TransactionId(issuer, c.world.jti());
        Details details = Details.write(World.NETWORK, id, call, body.json(), c.world.bytes(Details.SALT_SIZE));
        TransactionSigner signer = new TransactionSigner(World.NETWORK, issuer, key);
        Transaction transaction = Transaction.parse(signer.sign(call, args.build(), id.jti(), 1, 30))
                .orThrow();
        return List.copyOf(new Addenda(c.world.contracts).concerned(c.world.state(), transaction, details));
    }
}
