package org.tallystick.formats.keys;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.tallystick.formats.Bytes;

/**
 * What this project adds to RFC 8032, section 5.1, so that every provider gives the same verdict ({@code
 * spec/signatures.md}): keys of small order are no keys, points have one encoding, S has one value. Points and scalars
 * are 32 bytes, little-endian; the top bit of a point is the sign of x.
 */
final class Ed25519Rule {
    private static final int POINT_SIZE = 32;

    /** The field's prime, 2^255 - 19. */
    private static final byte[] P = littleEndian(BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19)));
    /** The order of the base point, 2^252 + 27742317777372353535851937790883648493. */
    private static final byte[] L =
            littleEndian(BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493")));
    /** The y of the points whose x is 0, for which a sign bit would be a second encoding: 1 and -1. */
    private static final Set<Bytes> X_IS_ZERO = Set.of(
            point("0100000000000000000000000000000000000000000000000000000000000000"),
            point("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"));
    /** The y of the eight points of small order: 0, 1, -1, and the two of order eight. */
    private static final List<Bytes> SMALL_ORDER = List.of(
            point("0000000000000000000000000000000000000000000000000000000000000000"),
            point("0100000000000000000000000000000000000000000000000000000000000000"),
            point("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
            point("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
            point("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"));

    private Ed25519Rule() {}

    /** True if the bytes may be a public key: one encoding of its point, not of small order. */
    static boolean allowsKey(Bytes key) {
        byte[] raw = key.dangerArray();
        return raw.length == POINT_SIZE && isCanonicalPoint(raw) && !SMALL_ORDER.contains(Bytes.wrap(withoutSign(raw)));
    }

    /** True if R is the one encoding of its point, and S below the order; the equation is the provider's to check. */
    static boolean allowsSignature(Bytes signature) {
        byte[] raw = signature.dangerArray();
        return raw.length == 2 * POINT_SIZE && isCanonicalPoint(raw) && isLess(raw, POINT_SIZE, L);
    }

    private static boolean isCanonicalPoint(byte[] raw) {
        byte[] y = withoutSign(raw);
        boolean signed = raw[POINT_SIZE - 1] < 0;
        return isLess(y, 0, P) && !(signed && X_IS_ZERO.contains(Bytes.wrap(y)));
    }

    private static byte[] withoutSign(byte[] raw) {
        byte[] y = Arrays.copyOf(raw, POINT_SIZE);
        y[POINT_SIZE - 1] &= 0x7f;
        return y;
    }

    private static boolean isLess(byte[] value, int from, byte[] limit) {
        for (int i = POINT_SIZE - 1; i >= 0; i--) {
            int difference = (value[from + i] & 0xff) - (limit[i] & 0xff);
            if (difference != 0) {
                return difference < 0;
            }
        }
        return false;
    }

    private static Bytes point(String hex) {
        return Bytes.wrap(HexFormat.of().parseHex(hex));
    }

    private static byte[] littleEndian(BigInteger value) {
        byte[] big = value.toByteArray();
        byte[] little = new byte[POINT_SIZE];
        for (int i = 0; i < Math.min(big.length, POINT_SIZE); i++) {
            little[i] = big[big.length - 1 - i];
        }
        return little;
    }
}
