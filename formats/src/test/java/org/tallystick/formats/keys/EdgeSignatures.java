package org.tallystick.formats.keys;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.JsonObject;

/**
 * Signatures on which verifiers in the field disagree: the classes of "Taming the many EdDSAs" (Chalkias, Garillot,
 * Nikolaenko, 2020, table 6), made anew, and a few more. A is aB + tT and R is rB + uT, where T has order eight.
 */
final class EdgeSignatures {
    private static final BigInteger A = new BigInteger("1234567890123456789012345678901234567890");
    private static final BigInteger R = new BigInteger("9876543210987654321098765432109876543210");
    private static final List<Edwards.Point> SMALL = Edwards.smallOrder();
    private static final Bytes MINUS_ZERO = Edwards.encodeY(BigInteger.ONE, true);
    private static final Bytes IDENTITY_PLUS_P = Edwards.encodeY(Edwards.P.add(BigInteger.ONE), false);

    /** One case, and what the rule says of it. */
    record Edge(String name, Bytes key, Bytes message, Bytes signature) {
        String verdict() {
            if (!Edwards.isKey(key) && isOnCurve()) {
                return "not-a-key";
            }
            return Edwards.verify(key, message, signature) ? "valid" : "invalid";
        }

        private boolean isOnCurve() {
            return Edwards.decode(key).isPresent();
        }

        JsonObject json() {
            return JsonObject.with("name", name)
                    .with("key", key.hex())
                    .with("message", message.hex())
                    .with("signature", signature.hex())
                    .with("verdict", verdict())
                    .build();
        }
    }

    private final List<Edge> edges = new ArrayList<>();

    static List<Edge> all() {
        EdgeSignatures made = new EdgeSignatures();
        made.ordinary();
        made.smallKeys();
        made.mixedOrders();
        made.largeScalars();
        made.secondEncodings();
        made.noPoints();
        return List.copyOf(made.edges);
    }

    private void ordinary() {
        add("an ordinary signature", point(A, 0).encoded(), point(R, 0).encoded(), k -> true);
    }

    private void smallKeys() {
        add("A and R of small order, S = 0", point(0, 1).encoded(), point(0, 7).encoded(), k -> residue(k, 1) == 1);
        add("A of small order, R mixed", point(0, 1).encoded(), point(R, 7).encoded(), k -> residue(k, 1) == 1);
        add("A and R the identity, S = 0", point(0, 0).encoded(), point(0, 0).encoded(), k -> true);
        add("A the identity under y + p", IDENTITY_PLUS_P, point(R, 0).encoded(), k -> true);
        add("A the identity with the sign of x", MINUS_ZERO, point(R, 0).encoded(), k -> true);
    }

    private void mixedOrders() {
        Bytes mixed = point(A, 1).encoded();
        add("A mixed, R of small order, both equations hold", mixed, point(0, 5).encoded(), k -> residue(k, 1) == 3);
        add("A and R mixed, both equations hold", mixed, point(R, 5).encoded(), k -> residue(k, 1) == 3);
        add(
                "A and R mixed, only the cofactored equation holds",
                mixed,
                point(R, 5).encoded(),
                k -> residue(k, 1) == 4);
        add(
                "A mixed, R of order L, only the cofactored holds",
                mixed,
                point(R, 0).encoded(),
                k -> residue(k, 1) == 2);
        add(
                "k counts modulo L: holds for k reduced, not for k as hashed",
                mixed,
                point(R, 5).encoded(),
                k -> residue(k, 1) == 3 && k.mod(BigInteger.valueOf(8)).intValue() != 3);
        add(
                "k counts modulo L: holds for k as hashed, not for k reduced",
                mixed,
                point(R, 5).encoded(),
                k -> residue(k, 1) != 3 && k.mod(BigInteger.valueOf(8)).intValue() == 3);
    }

    private void largeScalars() {
        Edge valid = edges.getFirst();
        Bytes r = valid.signature().slice(0, 32);
        BigInteger s = Edwards.number(valid.signature().slice(32, 64).toArray());
        edges.add(new Edge("S + L", valid.key(), valid.message(), Edwards.signature(r, s.add(Edwards.L))));
        BigInteger most = BigInteger.ONE.shiftLeft(256).subtract(s).divide(Edwards.L);
        BigInteger large = s.add(most.subtract(BigInteger.ONE).multiply(Edwards.L));
        edges.add(new Edge("S + 14 L or so", valid.key(), valid.message(), Edwards.signature(r, large)));
        edges.add(new Edge("S = L", valid.key(), valid.message(), Edwards.signature(r, Edwards.L)));
    }

    private void secondEncodings() {
        Bytes key = point(A, 0).encoded();
        add("R the identity", key, point(0, 0).encoded(), k -> true);
        add("R the identity under y + p", key, IDENTITY_PLUS_P, k -> true);
        add("R the identity with the sign of x", key, MINUS_ZERO, k -> true);
        Edge hashedOtherwise = edge("R the identity", key, point(0, 0).encoded(), k -> true);
        edges.add(new Edge(
                "R the identity under y + p, hashed in its one encoding",
                key,
                hashedOtherwise.message(),
                Edwards.signature(
                        IDENTITY_PLUS_P,
                        Edwards.number(hashedOtherwise.signature().slice(32, 64).toArray()))));
    }

    private void noPoints() {
        Bytes nowhere = Edwards.encodeY(BigInteger.TWO, false);
        Edge valid = edges.getFirst();
        edges.add(new Edge("A not on the curve", nowhere, valid.message(), valid.signature()));
        edges.add(new Edge(
                "R not on the curve", valid.key(), valid.message(), Edwards.signature(nowhere, BigInteger.ONE)));
    }

    private void add(String name, Bytes key, Bytes r, Predicate<BigInteger> wanted) {
        edges.add(edge(name, key, r, wanted));
    }

    /** Tries messages until k, as hashed, is as wanted; then S is r + ka, which satisfies the cofactored equation. */
    private static Edge edge(String name, Bytes key, Bytes r, Predicate<BigInteger> wanted) {
        for (int i = 0; ; i++) {
            Bytes message = Bytes.utf8(name + " " + i);
            BigInteger k = Edwards.challenge(r, key, message);
            if (wanted.test(k)) {
                BigInteger s = scalar(r, R).add(k.multiply(scalar(key, A))).mod(Edwards.L);
                return new Edge(name, key, message, Edwards.signature(r, s));
            }
        }
    }

    /** The part along B of a point made here: the given scalar, or 0 for a point of small order. */
    private static BigInteger scalar(Bytes encoded, BigInteger otherwise) {
        boolean small = SMALL.contains(Edwards.decode(encoded).orElseThrow());
        return small ? BigInteger.ZERO : otherwise;
    }

    /** (k mod L) t modulo eight: together with u it must give 0 for the cofactorless equation to hold. */
    private static int residue(BigInteger k, int t) {
        return k.mod(Edwards.L)
                .multiply(BigInteger.valueOf(t))
                .mod(BigInteger.valueOf(8))
                .intValue();
    }

    private static Edwards.Point point(long along, int torsion) {
        return point(BigInteger.valueOf(along), torsion);
    }

    private static Edwards.Point point(BigInteger along, int torsion) {
        return Edwards.BASE.times(along).plus(SMALL.get(torsion));
    }
}
