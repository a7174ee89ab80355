package org.tallystick.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import org.tallystick.cli.wallet.Home;
import org.tallystick.client.Identity;
import org.tallystick.client.Wallet;
import org.tallystick.decision.Purpose;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.node.folder.MemberKeyring;
import org.tallystick.sealing.hpke.RecipientSecret;
import org.tallystick.sealing.keystore.Keystore;
import org.tallystick.sealing.keystore.KeystoreFile;

/** What nobody may find of a network in a folder, beside the words of its people: keys, tokens, and what can be guessed. */
final class Secrets {
    private final Needles needles;

    private Secrets(Needles needles) {
        this.needles = needles;
    }

    static void add(Home home, Needles needles) throws IOException {
        Secrets secrets = new Secrets(needles);
        for (MemberId member : home.network().hosted()) {
            secrets.addMember(home, member);
        }
        for (String name : home.walletNames()) {
            Wallet wallet = home.wallet(name);
            wallet.entries()
                    .forEach(entry -> secrets.addPerson(entry.account() + "", wallet.identity(entry.account())));
        }
        String passphrase = Files.readString(home.passphraseFile()).strip();
        needles.secret("the passphrase", passphrase.getBytes(StandardCharsets.UTF_8));
        for (Purpose purpose : Purpose.values()) {
            needles.guessable("a purpose", purpose.code()).guessable("a purpose", purpose.title());
        }
        for (String word : new String[] {"lab-report", "doctor", "technician", "allow", "deny", "no-grant", "A6-1-a"}) {
            needles.guessable("the word " + word, word);
        }
        JsonObject header =
                JsonObject.with("alg", "Ed25519").with("typ", "tally-req+jwt").build();
        String beginning =
                Base64.getUrlEncoder().encodeToString(header.canonical().toArray());
        needles.secret("a request token", beginning.getBytes(StandardCharsets.US_ASCII));
    }

    private void addMember(Home home, MemberId member) throws IOException {
        var file = home.network().member(member).keystore();
        if (KeystoreFile.open(file, home.passphrase(file)) instanceof KeystoreFile.Opened.Open(Keystore keystore)) {
            MemberKeyring ring = MemberKeyring.from(keystore);
            needles.secret(member + "'s node key", ring.node().seed().toArray())
                    .secret(member + "'s admin key", ring.admin().seed().toArray())
                    .secret(member + "'s log key", ring.log().seed().toArray())
                    .secret(member + "'s cosigning key", ring.cosigner().seed().toArray())
                    .secret(
                            member + "'s other cosigning key",
                            ring.cosignerMlDsa().seed().toArray())
                    .secret(member + "'s vault key", ring.vault().dangerBytes().toArray());
            addSecret(member + "'s key for details", ring.inbox());
        } else {
            throw new AssertionError("the keys of " + member + " stay closed");
        }
    }

    private void addPerson(String account, Identity identity) {
        needles.secret(account + "'s signing key", identity.signing().seed().toArray());
        addSecret(account + "'s key for what is released", identity.encryption());
    }

    private void addSecret(String whose, RecipientSecret secret) {
        JsonObject jwk = secret.dangerJwk();
        String coded = jwk.optionalString("priv").orElseGet(() -> jwk.string("d"));
        needles.secret(whose, Base64.getUrlDecoder().decode(coded));
        needles.secret(whose + ", coded", coded.getBytes(StandardCharsets.US_ASCII));
    }
}
