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

    @Override
    public String toString() {
        return issuer + "/" + jti;
    }
}
