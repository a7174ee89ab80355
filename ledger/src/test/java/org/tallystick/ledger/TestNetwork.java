package org.tallystick.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.JdkSignatures;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.formats.tx.TransactionSigner;
import org.tallystick.ledger.accounts.AccountsContract;
import org.tallystick.ledger.contract.Contracts;
import org.tallystick.ledger.engine.Genesis;
import org.tallystick.ledger.members.MembersContract;

/** A network on paper: its members' keys, its genesis, and a pen that signs for any account. Same bytes in every run. */
public final class TestNetwork {
    public static final NetworkName NAME = new NetworkName("ledger.example/test");

    private final TestClock clock = new TestClock();
    private final List<TestMember> members;
    private long jtis;

    public TestNetwork(String... members) {
        this.members = Arrays.stream(members)
                .map(name -> new TestMember(NAME, new MemberId(name)))
                .toList();
    }

    public TestClock clock() {
        return clock;
    }

    public TestMember member(int position) {
        return members.get(position);
    }

    public List<TestMember> members() {
        return members;
    }

    public Contracts contracts() {
        return Contracts.of(new MembersContract(), new AccountsContract(), new NotesContract());
    }

    public SignatureVerifier verifier() {
        return new JdkSignatures();
    }

    /** Every member's founding line, signed now. */
    public Genesis genesis() {
        long jtisBefore = jtis;
        jtis = 0;
        List<Bytes> founders = members.stream()
                .map(member -> sign(member, member.admin(), "members.found", member.introduction()))
                .toList();
        jtis = Math.max(jtisBefore, jtis);
        return new Genesis(NAME, clock.millis(), founders);
    }

    public Ledger.Parts parts() {
        return new Ledger.Parts(genesis(), contracts(), verifier(), clock);
    }

    /** Signs a call now, for five minutes, under a fresh identifier. */
    public Bytes sign(TestMember member, AccountId account, String call, JsonObject args) {
        long now = clock.instant().getEpochSecond();
        return sign(member, account, call, args, nextJti(), now, now + 300);
    }

    public Bytes sign(
            TestMember member, AccountId account, String call, JsonObject args, String jti, long iat, long exp) {
        return new TransactionSigner(NAME, account, member.key(account)).sign(call, args, jti, iat, exp);
    }

    public String nextJti() {
        return Base64Text.encodeUrl(ByteBuffer.allocate(16).putLong(8, ++jtis).array());
    }
}
