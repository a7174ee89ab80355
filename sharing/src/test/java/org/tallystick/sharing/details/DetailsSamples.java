package org.tallystick.sharing.details;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.decision.LegalBasis;
import org.tallystick.decision.Purpose;
import org.tallystick.decision.ReaderTerm;
import org.tallystick.decision.RecordType;
import org.tallystick.decision.Scope;
import org.tallystick.decision.Terms;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.details.About;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.Role;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.tx.TransactionSigner;
import org.tallystick.sharing.World;

/** Transactions with their details, and with documents that are not; always the same ones. */
final class DetailsSamples {
    private static final AccountId ISSUER = AccountId.of("a07401@st-mary");
    private static final long ISSUED = 1_800_000_000;

    private final World world = new World(11);
    private final PrivateKey key = PrivateKey.fromSeed(Algorithm.ED25519, world.bytes(32));
    private final List<JsonObject> cases = new ArrayList<>();

    List<JsonObject> cases() {
        share();
        ok("a correction", "records.correct", correction(), commitment());
        ok("collections", "records.collect", new CollectBody(List.of(world.handle())), JsonObject.builder());
        ok("a retirement", "records.retire", new RetireBody(Optional.of("duplicate")), JsonObject.builder());
        ok("a subject", "records.enrol", new SubjectBody(Optional.of("Ada"), Optional.empty()), JsonObject.builder());
        ok("an account", "accounts.register", new AccountBody(Optional.of("dr-chen")), JsonObject.builder());
        ok("an allowance", "grants.give", new GrantBody(allowance()), JsonObject.builder());
        ok("a denial", "grants.give", new GrantBody(denial()), JsonObject.builder());
        ok("a request", "accesses.request", request(), JsonObject.builder());
        ok("a refusal", "accesses.answer", refusal(), JsonObject.builder().with("allowed", false));
        wrong();
        return cases;
    }

    private final Content content = new Content(
            new RecordType("lab-report"),
            "HbA1c",
            Optional.empty(),
            List.of("eu"),
            new Content.Payload("text/csv", 700, world.hash(), world.hash()));

    private JsonObject.Builder commitment() {
        return JsonObject.builder().with("commitment", content.payload().commitment());
    }

    private void share() {
        Handle record = world.handle();
        ShareBody body = new ShareBody(world.handle(), world.hash(), content, List.of());
        Hash about =
                About.commit(record, body.subject(), Bytes.wrap(body.aboutSalt().toArray()));
        ok(
                "a record",
                "records.share",
                body,
                commitment().with("record", record.value()).with("about", about));
        Details details = details("records.share", body.json());
        JsonObject.Builder args = commitment().with("record", record.value()).with("about", world.hash());
        add("a subject that does not open the commitment", details, sign(details, args), "field-value");
        Details again = details("records.share", body.json());
        JsonObject.Builder other =
                JsonObject.with("record", record.value()).with("about", about).with("commitment", world.hash());
        add("a payload that does not open the commitment", again, sign(again, other), "field-value");
    }

    private CorrectBody correction() {
        return new CorrectBody(content, Optional.of("wrong unit"));
    }

    private RequestBody request() {
        return new RequestBody("TREAT", Optional.of("referral"), Optional.empty());
    }

    private AnswerBody refusal() {
        return new AnswerBody(false, "no-grant", List.of(), Optional.of("TREAT"), world.hash());
    }

    private static Terms allowance() {
        return new Terms(
                Terms.Effect.ALLOW,
                new ReaderTerm.RoleAt(new Role("doctor"), new MemberId("clinic")),
                new Scope.OfType(new RecordType("lab-report")),
                List.of(Purpose.TREATMENT),
                List.of(LegalBasis.CONSENT, LegalBasis.EXPLICIT_CONSENT),
                Optional.empty(),
                Optional.of(ISSUED * 1000));
    }

    private static Terms denial() {
        return new Terms(
                Terms.Effect.DENY,
                new ReaderTerm.Everyone(new MemberId("clinic")),
                Scope.All.ALL,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private void wrong() {
        Details details = details("accesses.request", request().json());
        String good = sign(details, JsonObject.builder());
        add("an unknown field", details("accesses.request", with("more", "x")), "field-unknown");
        add("a missing field", details("accesses.request", JsonObject.EMPTY), "field-missing");
        add("of another transaction", details("accesses.request", request().json()), good, "details-of-another-entry");
        add("with another digest", details, sign(details, world.hash()), "details-digest");
        add("a call without details", details("grants.revoke", JsonObject.EMPTY), "call-name");
        String text = details.bytes().text();
        add("not padded", text.replaceFirst(" +", ""), good, "details-padding");
        add("padded with something else", text.replaceFirst("  ", " x"), good, "details-padding");
        add("not canonical", "{ " + text.substring(1).replaceFirst(" ", ""), good, "json-not-canonical");
    }

    private JsonObject with(String name, String value) {
        return request().json().toBuilder().with(name, value).build();
    }

    private void ok(String name, String call, Body body, JsonObject.Builder args) {
        Details details = details(call, body.json());
        add(name, details, sign(details, args), "ok");
    }

    private void add(String name, Details details, String verdict) {
        add(name, details, sign(details, JsonObject.builder()), verdict);
    }

    private void add(String name, Details details, String transaction, String verdict) {
        add(name, details.bytes().text(), transaction, verdict);
    }

    private void add(String name, String details, String transaction, String verdict) {
        cases.add(JsonObject.with("name", name)
                .with("transaction", transaction)
                .with("details", details)
                .with("verdict", verdict)
                .build());
    }

    private Details details(String call, JsonObject body) {
        TransactionId id = new TransactionId(ISSUER, world.jti());
        return Details.write(World.NETWORK, id, call, body, world.bytes(Details.SALT_SIZE));
    }

    private String sign(Details details, JsonObject.Builder args) {
        return sign(details, args.with(Details.ARGUMENT, details.digest()).build());
    }

    private String sign(Details details, Hash digest) {
        return sign(details, JsonObject.builder().with(Details.ARGUMENT, digest).build());
    }

    private String sign(Details details, JsonObject args) {
        return new TransactionSigner(World.NETWORK, ISSUER, key)
                .sign(details.call(), args, details.transaction().jti(), ISSUED, ISSUED + 30)
                .text();
    }
}
