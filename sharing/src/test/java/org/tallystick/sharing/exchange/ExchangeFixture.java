package org.tallystick.sharing.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.entry.Result;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.formats.tx.TransactionSigner;

/** Three members over one ledger, their messages carried by hand, their clock turned by the test. */
final class ExchangeFixture implements AutoCloseable {
    static final NetworkName NETWORK = new NetworkName("ledger.example/demo");
    static final MemberId HOSPITAL = new MemberId("st-mary");
    static final MemberId CLINIC = new MemberId("clinic");
    static final MemberId LAB = new MemberId("lab");

    private static final AccountId DOCTOR = AccountId.of("a7f3c2@st-mary");

    final SecureRandom random = new SecureRandom();
    final Map<MemberId, SimulatedMember> members = new TreeMap<>();
    final Map<TransactionId, Entry.Executed> entries = new ConcurrentHashMap<>();
    volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");
    volatile NavigableSet<MemberId> concerned = set(HOSPITAL, CLINIC);

    private final PrivateKey doctor = PrivateKey.generate(Algorithm.ED25519, random);

    ExchangeFixture(Path folder) throws IOException {
        for (MemberId id : set(HOSPITAL, CLINIC, LAB)) {
            members.put(id, new SimulatedMember(this, id, folder.resolve(id.value())));
        }
    }

    /** A signed transaction and its details, neither sent off. */
    record Prepared(Transaction transaction, Details details) {}

    Prepared prepare(String secret) {
        String jti = jti();
        TransactionId id = new TransactionId(DOCTOR, jti);
        Details details = Details.write(
                NETWORK, id, "grants.give", JsonObject.with("secret", secret).build(), bytes(16));
        return new Prepared(sign(jti, details), details);
    }

    /** Another document that names the same transaction. */
    Details forge(Prepared prepared) {
        return Details.write(
                NETWORK,
                prepared.transaction().id(),
                "grants.give",
                JsonObject.with("secret", "something else").build(),
                bytes(16));
    }

    private Transaction sign(String jti, Details details) {
        long seconds = now.getEpochSecond();
        JsonObject args = JsonObject.builder().with("details", details.digest()).build();
        Bytes jws =
                new TransactionSigner(NETWORK, DOCTOR, doctor).sign("grants.give", args, jti, seconds, seconds + 60);
        return Transaction.parse(jws).orThrow();
    }

    /** The ledger commits it, and every node hears of it. */
    void commit(Prepared prepared) {
        commit(prepared, new Outcome.Done(JsonObject.EMPTY));
    }

    void commit(Prepared prepared, Outcome outcome) {
        Entry.Executed entry = new Entry.Executed(prepared.transaction(), new Result(1, now.toEpochMilli(), outcome));
        entries.put(prepared.transaction().id(), entry);
        members.values().forEach(member -> member.exchange.committed(entry));
    }

    SimulatedMember hospital() {
        return member(HOSPITAL);
    }

    SimulatedMember clinic() {
        return member(CLINIC);
    }

    SimulatedMember lab() {
        return member(LAB);
    }

    SimulatedMember member(MemberId id) {
        return Optional.ofNullable(members.get(id)).orElseThrow();
    }

    InstantSource clock() {
        return () -> now;
    }

    static NavigableSet<MemberId> set(MemberId... ids) {
        return new TreeSet<>(java.util.List.of(ids));
    }

    private String jti() {
        return Base64Text.encodeUrl(bytes(16).toArray());
    }

    private Bytes bytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return Bytes.wrap(bytes);
    }

    @Override
    public void close() {
        members.values().forEach(SimulatedMember::close);
    }
}
