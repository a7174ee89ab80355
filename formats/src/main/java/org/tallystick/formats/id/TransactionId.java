package org.tallystick.formats.id;

import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/**
 * What makes a transaction the one it is: its issuer and its {@code jti}, 128 random bits as 22 characters of base64url
 * (RFC 7519, section 4.1.7). The ledger accepts each once.
 */
public record TransactionId(AccountId issuer, String jti) {
    public TransactionId {
        MalformedException.unless(
                jti.length() == 22 && Base64Text.decodeUrl(jti).length == 16,
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
