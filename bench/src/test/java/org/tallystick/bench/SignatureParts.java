package org.tallystick.bench;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.CorrettoSignatures;
import org.tallystick.formats.keys.JdkSignatures;
import org.tallystick.formats.keys.PreparedKey;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.formats.tx.Transaction;

/** Signatures of transactions by either provider, and those under checkpoints. */
@State(Scope.Benchmark)
public class SignatureParts {
    /** ML-DSA-44 is the JDK's by either. */
    @Param({"corretto", "jdk"})
    public String provider = "jdk";

    private final SecureRandom random = new SecureRandom();
    private PreparedKey prepared = new JdkSignatures()
            .prepare(PrivateKey.generate(Algorithm.ED25519, random).publicKey());
    private PrivateKey ed25519 = PrivateKey.generate(Algorithm.ED25519, random);
    private PrivateKey mlDsa44 = PrivateKey.generate(Algorithm.ML_DSA_44, random);
    private Bytes message = Bytes.EMPTY;
    private Bytes signature = Bytes.EMPTY;

    @Setup
    public void sign() {
        SignatureVerifier verifier = provider.equals("corretto") ? new CorrettoSignatures() : new JdkSignatures();
        BenchNetwork network = new BenchNetwork(1, random, InstantSource.system(), verifier);
        Transaction transaction =
                Transaction.parse(network.shares(1).getFirst()).orThrow();
        message = transaction.signingInput();
        signature = transaction.signature();
        prepared = verifier.prepare(network.key(0).publicKey());
        ed25519 = verifier.accelerate(ed25519);
        mlDsa44 = verifier.accelerate(mlDsa44);
    }

    @Benchmark
    public boolean ed25519Verified() {
        return prepared.verify(message, signature);
    }

    @Benchmark
    public Object ed25519Signed() {
        return ed25519.sign(message.dangerArray());
    }

    @Benchmark
    public Object mlDsa44Signed() {
        return mlDsa44.sign(message.dangerArray());
    }
}
