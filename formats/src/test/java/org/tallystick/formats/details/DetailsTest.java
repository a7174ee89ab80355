package org.tallystick.formats.details;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.formats.tx.TransactionSigner;

class DetailsTest {
    private static final NetworkName NETWORK = new NetworkName("ledger.example/test");
    private static final AccountId CHEN = AccountId.of("a7f3c2@st-mary");
    private static final TransactionId ONE = new TransactionId(CHEN, "AAAAAAAAAAAAAAAAAAAAAA");
    private static final TransactionId TWO = new TransactionId(CHEN, "AAAAAAAAAAAAAAAAAAAAAQ");
    private static final JsonObject BODY =
            JsonObject.with("label", "HbA1c, März").build();

    @Test
    void whatIsWrittenIsReadAndItsLengthSaysLittle() {
        Details details = details(ONE);
        assertThat(details.bytes().size()).isEqualTo(Details.PADDED_TO);
        assertThat(Details.parse(details.bytes()).orThrow()).isEqualTo(details);
        assertThat(details.toString()).doesNotContain("HbA1c");
    }

    @Test
    void detailsBelongToOneTransaction() {
        Details details = details(ONE);
        assertThat(details.mismatch(transaction(ONE, details))).isEmpty();
        assertThat(details(TWO).mismatch(transaction(ONE, details))).contains(Fault.DETAILS_OF_ANOTHER_ENTRY);
        assertThat(details.mismatch(transaction(ONE, details(TWO)))).contains(Fault.DETAILS_DIGEST);
    }

    @Test
    void detailsThatAreNotPaddedOrNotCanonicalAreRefused() {
        String text = details(ONE).bytes().text();
        assertFault(text.substring(0, text.length() - 3) + "\"}", Fault.DETAILS_PADDING);
        assertFault(
                text.replace("\"body\"", " \"body\"").replace("  \",\"salt\"", " \",\"salt\""),
                Fault.JSON_NOT_CANONICAL);
        assertFault(text.replace("    \",\"salt\"", "   x\",\"salt\""), Fault.DETAILS_PADDING);
        assertFault(text.replace("\"body\"", "\"bodi\""), Fault.FIELD_UNKNOWN);
    }

    private static void assertFault(String text, Fault fault) {
        assertThat(Details.parse(Bytes.utf8(text)))
                .isInstanceOfSatisfying(
                        Parsed.Bad.class, bad -> assertThat(bad.fault()).isEqualTo(fault));
    }

    private static Details details(TransactionId id) {
        return Details.write(NETWORK, id, "records.share", BODY, Bytes.wrap(new byte[Details.SALT_SIZE]));
    }

    private static Transaction transaction(TransactionId id, Details details) {
        PrivateKey key = PrivateKey.fromSeed(Algorithm.ED25519, Bytes.wrap(new byte[32]));
        JsonObject args =
                JsonObject.with(Details.ARGUMENT, details.digest().url()).build();
        Bytes jws = new TransactionSigner(NETWORK, CHEN, key).sign("records.share", args, id.jti(), 1000, 1600);
        return Transaction.parse(jws).orThrow();
    }
}
