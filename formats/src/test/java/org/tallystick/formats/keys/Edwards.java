package org.tallystick.formats.keys;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tallystick.formats.Bytes;

/**
 * The curve of Ed25519 as RFC 8032, section 5.1 writes it, in plain big integers: slow, independent of both providers, and
 * able to make points and signatures that no signer would.
 */
final class Edwards {
    static final BigInteger P = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
    static final BigInteger L =
            BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger D = mod(BigInteger.valueOf(-121665).multiply(inverse(BigInteger.valueOf(121666))));
    private static final BigInteger SQRT_OF_MINUS_ONE =
            BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);

    static final Point IDENTITY = new Point(BigInteger.ZERO, BigInteger.ONE);
    static final Point BASE = decode(
                    encodeY(mod(BigInteger.valueOf(4).multiply(inverse(BigInteger.valueOf(5)))), false))
            .orElseThrow();

    private Edwards() {}

    /** A point in affine coordinates. */
    record Point(BigInteger x, BigInteger y) {
        Point plus(Point that) {
            return extended().plus(that.extended()).affine();
        }

        Point times(BigInteger scalar) {
            Extended sum = IDENTITY.extended();
            for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
                sum = sum.plus(sum);
                sum = scalar.testBit(bit) ? sum.plus(extended()) : sum;
            }
            return sum.affine();
        }

        private Extended extended() {
            return new Extended(x, y, BigInteger.ONE, mod(x.multiply(y)));
        }

        Point negated() {
            return new Point(mod(x.negate()), y);
        }

        /** The one encoding. */
        Bytes encoded() {
            return encodeY(y, x.testBit(0));
        }
    }

    /** A point in extended coordinates; the names in {@link #plus} are those of RFC 8032, section 5.1.4. */
    private record Extended(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {
        Extended plus(Extended that) {
            BigInteger a = mod(y.subtract(x).multiply(that.y.subtract(that.x)));
            BigInteger b = mod(y.add(x).multiply(that.y.add(that.x)));
            BigInteger c = mod(t.shiftLeft(1).multiply(D).multiply(that.t));
            BigInteger d = mod(z.shiftLeft(1).multiply(that.z));
            BigInteger e = b.subtract(a);
            BigInteger f = d.subtract(c);
            BigInteger g = d.add(c);
            BigInteger h = b.add(a);
            return new Extended(mod(e.multiply(f)), mod(g.multiply(h)), mod(f.multiply(g)), mod(e.multiply(h)));
        }

        Point affine() {
            BigInteger inverse = inverse(z);
            return new Point(mod(x.multiply(inverse)), mod(y.multiply(inverse)));
        }
    }

    /** The eight points of small order, multiples of one of order eight. */
    static List<Point> smallOrder() {
        Point generator = IntStream.range(2, 100)
                .mapToObj(y -> decode(encodeY(BigInteger.valueOf(y), false)))
                .flatMap(Optional::stream)
                .map(point -> point.times(L))
                .filter(point -> !point.times(BigInteger.valueOf(4)).equals(IDENTITY))
                .findFirst()
                .orElseThrow();
        return IntStream.range(0, 8)
                .mapToObj(i -> generator.times(BigInteger.valueOf(i)))
                .toList();
    }

    /** Any y below 2^255 with a sign bit: the one encoding of a point, or another. */
    static Bytes encodeY(BigInteger y, boolean sign) {
        byte[] encoded = littleEndian(y);
        encoded[31] |= (byte) (sign ? 0x80 : 0);
        return Bytes.wrap(encoded);
    }

    /** RFC 8032, section 5.1.3, but lenient: y is taken modulo p, and x = 0 may carry a sign. */
    static Optional<Point> decode(Bytes encoded) {
        byte[] bytes = encoded.toArray();
        boolean sign = bytes[31] < 0;
        bytes[31] &= 0x7f;
        BigInteger y = mod(number(bytes));
        BigInteger u = mod(y.multiply(y).subtract(BigInteger.ONE));
        BigInteger v = mod(D.multiply(y).multiply(y).add(BigInteger.ONE));
        return root(mod(u.multiply(inverse(v)))).map(x -> new Point(x.testBit(0) == sign ? x : mod(x.negate()), y));
    }

    private static Optional<BigInteger> root(BigInteger square) {
        BigInteger x = square.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        return List.of(x, mod(x.multiply(SQRT_OF_MINUS_ONE))).stream()
                .filter(root -> mod(root.multiply(root)).equals(square))
                .findFirst();
    }

    /** k before it is reduced: SHA-512 over R, A and the message. */
    static BigInteger challenge(Bytes r, Bytes a, Bytes message) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            digest.update(r.toArray());
            digest.update(a.toArray());
            return number(digest.digest(message.toArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rule of {@code spec/signatures.md}, word for word. */
    static boolean verify(Bytes key, Bytes message, Bytes signature) {
        if (!isKey(key) || signature.size() != 64) {
            return false;
        }
        Bytes r = signature.slice(0, 32);
        BigInteger s = number(signature.slice(32, 64).toArray());
        Optional<Point> a = decode(key);
        if (a.isEmpty() || s.compareTo(L) >= 0) {
            return false;
        }
        BigInteger k = challenge(r, key, message).mod(L);
        Point expected = BASE.times(s).plus(a.get().times(k).negated());
        return expected.encoded().equals(r);
    }

    static boolean isKey(Bytes key) {
        return decode(key)
                .filter(point -> point.encoded().equals(key))
                .filter(point -> !point.times(BigInteger.valueOf(8)).equals(IDENTITY))
                .isPresent();
    }

    static BigInteger number(byte[] littleEndian) {
        byte[] big = new byte[littleEndian.length];
        for (int i = 0; i < big.length; i++) {
            big[i] = littleEndian[big.length - 1 - i];
        }
        return new BigInteger(1, big);
    }

    static byte[] littleEndian(BigInteger number) {
        byte[] big = number.toByteArray();
        byte[] little = new byte[32];
        for (int i = 0; i < Math.min(32, big.length); i++) {
            little[i] = big[big.length - 1 - i];
        }
        return little;
    }

    static Bytes signature(Bytes r, BigInteger s) {
        byte[] both = Arrays.copyOf(r.toArray(), 64);
        System.arraycopy(littleEndian(s), 0, both, 32, 32);
        return Bytes.wrap(both);
    }

    private static BigInteger mod(BigInteger value) {
        return value.mod(P);
    }

    private static BigInteger inverse(BigInteger value) {
        return value.modInverse(P);
    }
}
