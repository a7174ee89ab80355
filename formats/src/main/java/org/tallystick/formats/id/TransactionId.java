package org.tallystick.formats.id;

import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/**
 * What makes a transaction the one it is: its issuer and its {@code jti}, 128 random bits as 22 characters of base64url
 * (RFC 7519, section 4.1.7). The ledger accepts each once.
 */
public record TransactionId(AccountId issuer, String jti) {
    private static final Alphabet BASE64URL =
            Alphabet.LETTERS.and(Alphabet.DIGITS).and("ABCDEFGHIJKLMNOPQRSTUVWXYZ-_");
    /** The last of 22 characters holds two of the 128 bits; the other four are zero. */
    private static final Alphabet LAST = Alphabet.of("AQgw");

    public TransactionId {
        MalformedException.unless(
                BASE64URL.spells(jti, 22, 22) && LAST.has(jti.charAt(21)),
                Fault.TRANSACTION_ID,
                "jti is 128 random bits as 22 characters of base64url");
    }

    /** Reads {@code local@member/jti}. @throws MalformedException if a part is not what it should be */
    public static TransactionId of(String text) {
        int slash = text.indexOf('/');
        MalformedException.unless(
                slash > 0, Fault.TRANSACTION_ID, "a transaction's identifier has the form local@member/jti");
        return new TransactionId(AccountId.of(text.substring(0, slash)), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return issuer + "/" + jti;
    }
}
