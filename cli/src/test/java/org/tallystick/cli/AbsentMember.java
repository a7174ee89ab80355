package org.tallystick.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tallystick.cli.wallet.Home;
import org.tallystick.client.Draft;
import org.tallystick.client.Identity;
import org.tallystick.client.Tally;
import org.tallystick.client.Wallet;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.TransactionSigner;
import org.tallystick.node.folder.MemberKeyring;
import org.tallystick.sealing.keystore.Keystore;
import org.tallystick.sealing.keystore.KeystoreFile;

/**
 * A member that was voted in and runs no node: nobody ever answers for what it shared.
 *
 * @param record what it shared
 * @param home where its network's people have their wallets
 */
record AbsentMember(String record, Home home) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Has its administrator share a record. */
    static AbsentMember sharing(MemberId member, NetworkName network, Home theirs, Home home) throws IOException {
        Path file = theirs.network().member(member).keystore();
        Keystore keys = ((KeystoreFile.Opened.Open) KeystoreFile.open(file, theirs.passphrase(file))).keystore();
        AccountId administrator = AccountId.adminOf(member);
        String record = Bytes.wrap(bytes(16)).hex();
        JsonObject args = JsonObject.with("record", record)
                .with("about", Hash.of(bytes(32)))
                .with("commitment", Hash.of(bytes(32)))
                .with("details", Hash.of(bytes(32)))
                .build();
        AbsentMember absent = new AbsentMember(record, home);
        absent.handIn(
                new TransactionSigner(
                        network, administrator, MemberKeyring.from(keys).admin()),
                administrator,
                "records.share",
                args);
        return absent;
    }

    /** Somebody asks to read it; the request's identifier. */
    String askedInVain(String name, Duration within) throws IOException {
        Wallet wallet = home.wallet(name);
        Identity reader = wallet.identity(wallet.entries().getFirst().account());
        String access = Bytes.wrap(bytes(16)).hex();
        JsonObject args = JsonObject.with("access", access)
                .with("record", record)
                .with("answerBy", Instant.now().plus(within).toEpochMilli())
                .with("details", Hash.of(bytes(32)))
                .build();
        TransactionSigner signer = new TransactionSigner(reader.network(), reader.account(), reader.signing());
        handIn(signer, reader.account(), "accesses.request", args);
        return access;
    }

    /** At the node of another member than the signer's, which does not ask for the details. */
    private void handIn(TransactionSigner signer, AccountId account, String call, JsonObject args) throws IOException {
        String jti = Base64Text.encodeUrl(bytes(16));
        long now = Instant.now().getEpochSecond();
        Bytes jws = signer.sign(call, args, jti, now, now + 60);
        URI node = home.wallet("ivo").entries().getFirst().node();
        Tally.submit(node, new Draft(new TransactionId(account, jti), jws, Optional.empty()))
                .orThrow();
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
