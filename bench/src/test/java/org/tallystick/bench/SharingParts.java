package org.tallystick.bench;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.tallystick.decision.Decision;
import org.tallystick.decision.Giver;
import org.tallystick.decision.LegalBasis;
import org.tallystick.decision.Purpose;
import org.tallystick.decision.Question;
import org.tallystick.decision.ReaderTerm;
import org.tallystick.decision.RecordTerms;
import org.tallystick.decision.RecordType;
import org.tallystick.decision.Scope.All;
import org.tallystick.decision.Terms;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.hpke.Binding;
import org.tallystick.sealing.hpke.Hpke;
import org.tallystick.sealing.hpke.Kem;
import org.tallystick.sealing.hpke.RecipientSecret;
import org.tallystick.sealing.payload.ChunkCipher;
import org.tallystick.sealing.payload.DataKey;
import org.tallystick.sealing.payload.Layout;

/** What a holder does for one read: it decides by eight grants, seals a key for the reader, and encrypts chunks. */
@State(Scope.Benchmark)
public class SharingParts {
    private static final int GRANTS = 8;

    private final SecureRandom random = new SecureRandom();
    private final Question question = question();
    private final Hpke hpke = new Hpke(random);
    private final RecipientSecret hybrid = RecipientSecret.generate(Kem.X_WING, random);
    private final RecipientSecret classic = RecipientSecret.generate(Kem.X25519, random);
    private final Binding binding = new Binding.Details(
            new NetworkName("ledger.example/bench"),
            new TransactionId(account(1), "A".repeat(22)),
            Hash.ZERO,
            new MemberId("clinic"));
    private final Bytes document = Bytes.wrap(new byte[1_024]);
    private final Bytes sealedHybrid = hpke.seal(hybrid.publicKey(), binding, document);
    private final Bytes sealedClassic = hpke.seal(classic.publicKey(), binding, document);
    private final ChunkCipher cipher = new ChunkCipher(Bulk.fastest(), DataKey.generate(random), handle(1));
    private final byte[] chunk = new byte[Layout.CHUNK];
    private final byte[] sealedChunk = new byte[Layout.SEALED_CHUNK];
    private int number;

    @Benchmark
    public Object decided() {
        return Decision.decide(question);
    }

    @Benchmark
    public Object sealedByXWing() {
        return hpke.seal(hybrid.publicKey(), binding, document);
    }

    @Benchmark
    public Object openedByXWing() {
        return hybrid.open(binding, sealedHybrid);
    }

    @Benchmark
    public Object sealedByX25519() {
        return hpke.seal(classic.publicKey(), binding, document);
    }

    @Benchmark
    public Object openedByX25519() {
        return classic.open(binding, sealedClassic);
    }

    /** A mebibyte. */
    @Benchmark
    public int chunkEncrypted() {
        number = (number + 1) % Layout.MAX_CHUNKS;
        return cipher.seal(ChunkCipher.Part.CHUNK, number, chunk, chunk.length, sealedChunk);
    }

    /** The last of eight grants opens. */
    private static Question question() {
        return new Question(
                new Question.When(7, 1_700_000_000_000L, 1_700_000_000_500L),
                new Question.Request(handle(1), Optional.of(Purpose.TREATMENT.code())),
                new Question.Reader(account(GRANTS), true, List.of("doctor"), Optional.of("eu")),
                new Question.Item(
                        handle(2),
                        account(0),
                        true,
                        Optional.of(new RecordTerms(handle(3), new RecordType("lab-report"), List.of(), List.of()))),
                Optional.of(new Question.Subject(handle(3), Optional.empty())),
                IntStream.rangeClosed(1, GRANTS)
                        .mapToObj(i -> new Question.Grant(
                                handle(100 + i), Giver.SUBJECT, true, Optional.of(consentTo(account(i)))))
                        .toList());
    }

    private static Terms consentTo(AccountId reader) {
        return new Terms(
                Terms.Effect.ALLOW,
                new ReaderTerm.OneAccount(reader),
                All.ALL,
                List.of(Purpose.TREATMENT),
                List.of(LegalBasis.CONSENT),
                Optional.empty(),
                Optional.empty());
    }

    private static AccountId account(int number) {
        return BenchNetwork.account(number);
    }

    private static Handle handle(int number) {
        byte[] bytes = new byte[16];
        bytes[15] = (byte) number;
        return new Handle(Bytes.wrap(bytes).hex());
    }
}
