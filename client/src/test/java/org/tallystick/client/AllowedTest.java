package org.tallystick.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.hpke.Binding;
import org.tallystick.sealing.hpke.Hpke;
import org.tallystick.sealing.hpke.Kem;
import org.tallystick.sealing.hpke.RecipientSecret;
import org.tallystick.sealing.payload.DataKey;
import org.tallystick.sealing.payload.PayloadDigest;
import org.tallystick.sealing.payload.Release;
import org.tallystick.sealing.payload.Salt;

/** A holder hands over what it was asked for, or something else: the ledger says which. */
class AllowedTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long ENTRY = 17;
    private static final long VERSION = 2;

    private final Handle access = new Handle("a".repeat(32));
    private final Handle record = new Handle("b".repeat(32));
    private final Identity reader = new Identity(
            new NetworkName("ledger.example/test"),
            AccountId.of("a7f3c2@st-mary"),
            PrivateKey.generate(Algorithm.ED25519, RANDOM),
            RecipientSecret.generate(Kem.X_WING, RANDOM));
    private final Release release;
    private final Allowed allowed;

    AllowedTest() throws IOException {
        release = new Release(
                new Handle("0".repeat(32)),
                DataKey.generate(RANDOM),
                PayloadDigest.of(new ByteArrayInputStream(new byte[10]), Salt.generate(RANDOM), Bulk.jdk()));
        allowed = new Allowed(
                access,
                record,
                new MemberId("lab-north"),
                ENTRY,
                VERSION,
                release.manifest().commitment());
    }

    @Test
    void whatTheLedgerSaysIsOpened() {
        assertThat(allowed.open(reader, handedOver(ENTRY, VERSION)).manifest()).isEqualTo(release.manifest());
    }

    @Test
    void anOldVersionInThePlaceOfTheNewIsFoundOut() {
        assertThatThrownBy(() -> allowed.open(reader, handedOver(ENTRY, VERSION - 1)))
                .isInstanceOf(DisagreementException.class)
                .hasMessage("the holder releases version 1, but on the ledger it is 2");
    }

    @Test
    void anotherEntryIsFoundOut() {
        assertThatThrownBy(() -> allowed.open(reader, handedOver(ENTRY + 1, VERSION)))
                .isInstanceOf(DisagreementException.class)
                .hasMessage("the holder releases entry 18, but on the ledger it is 17");
    }

    @Test
    void aHolderThatNamesTheRightVersionAndSealsAnotherIsFoundOut() {
        JsonObject said = handedOver(ENTRY, VERSION - 1).toBuilder()
                .without("version")
                .with("version", VERSION)
                .build();
        assertThatThrownBy(() -> allowed.open(reader, said))
                .isInstanceOf(DisagreementException.class)
                .hasMessage("the release was not sealed for this access");
    }

    private JsonObject handedOver(long entry, long version) {
        Binding binding = new Binding.Release(reader.network(), access, entry, record, version, reader.account());
        var sealed = release.seal(new Hpke(RANDOM), reader.encryption().publicKey(), binding);
        return JsonObject.with("access", access.value())
                .with("entry", entry)
                .with("record", record.value())
                .with("version", version)
                .with("recipient", reader.account().toString())
                .with("sealed", Base64Text.encodeUrl(sealed.toArray()))
                .build();
    }
}
