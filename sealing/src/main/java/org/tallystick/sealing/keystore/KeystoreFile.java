package org.tallystick.sealing.keystore;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.PasswordBasedDecrypter;
import com.nimbusds.jose.crypto.PasswordBasedEncrypter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sealing.AtomicFile;

/**
 * A keystore in a file, {@code keystore.jwe}: a compact JWE (RFC 7516), {@code PBES2-HS512+A256KW} and {@code A256GCM}
 * (RFC 7518, sections 4.8 and 5.3), content type {@code jwk-set+json}. Any JOSE library opens it. Readable by its owner
 * only; rewritten atomically.
 */
public final class KeystoreFile {
    /** How opening a file went. */
    public sealed interface Opened {
        /** Here are the keys. */
        record Open(Keystore keystore) implements Opened {}

        /** It is a keystore, of another passphrase. */
        record WrongPassphrase() implements Opened {}

        /** There is no such file. */
        record Missing() implements Opened {}

        /** It is no keystore, or it has been damaged. */
        record Damaged(String why) implements Opened {}
    }

    private static final JWEAlgorithm ALGORITHM = JWEAlgorithm.PBES2_HS512_A256KW;
    private static final EncryptionMethod ENCRYPTION = EncryptionMethod.A256GCM;
    private static final String CONTENT = "jwk-set+json";
    private static final int SALT_BYTES = 16;
    private static final int MIN_SALT = 8;
    private static final int WRAPPED_KEY = 40;
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int MIN_ROUNDS = 1_000;
    private static final int MAX_ROUNDS = 1_000_000;
    private static final long MAX_FILE = 1 << 20;

    private KeystoreFile() {}

    /** Opens a keystore. What a user can do something about comes back as a value. */
    public static Opened open(Path file, Passphrase passphrase) throws IOException {
        if (!Files.exists(file)) {
            return new Opened.Missing();
        }
        if (Files.size(file) > MAX_FILE) {
            return new Opened.Damaged("a keystore has at most 1 MiB");
        }
        return open(Bytes.wrap(Files.readAllBytes(file)), passphrase);
    }

    /** Writes a new keystore. @throws FileAlreadyExistsException rather than overwrite keys */
    public static void create(Path file, Keystore keystore, Passphrase passphrase, Stretching stretching)
            throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        AtomicFile.write(file, seal(keystore, passphrase, stretching));
    }

    /** Writes the keystore in place of the one in the file: with more keys, or under another passphrase. */
    public static void replace(Path file, Keystore keystore, Passphrase passphrase, Stretching stretching)
            throws IOException {
        AtomicFile.write(file, seal(keystore, passphrase, stretching));
    }

    static Bytes seal(Keystore keystore, Passphrase passphrase, Stretching stretching) {
        MalformedException.unless(!passphrase.isEmpty(), Fault.FIELD_VALUE, "a keystore needs a passphrase");
        try {
            JWEHeader header = new JWEHeader.Builder(ALGORITHM, ENCRYPTION)
                    .contentType(CONTENT)
                    .build();
            JWEObject jwe = new JWEObject(
                    header, new Payload(keystore.dangerJwkSet().canonical().toArray()));
            jwe.encrypt(new PasswordBasedEncrypter(passphrase.utf8(), SALT_BYTES, stretching.rounds()));
            return Bytes.utf8(jwe.serialize());
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has PBKDF2 and AES", e);
        }
    }

    static Opened open(Bytes file, Passphrase passphrase) {
        try {
            String compact = file.text().strip();
            requireShape(compact);
            if (passphrase.isEmpty()) {
                return new Opened.WrongPassphrase();
            }
            JWEObject jwe = JWEObject.parse(compact);
            jwe.decrypt(new PasswordBasedDecrypter(passphrase.utf8()));
            Bytes set = Bytes.wrap(jwe.getPayload().toBytes());
            return new Opened.Open(Keystore.fromJwkSet(Json.parseObject(set).orThrow()));
        } catch (JOSEException e) {
            return e.getCause() instanceof InvalidKeyException
                    ? new Opened.WrongPassphrase()
                    : new Opened.Damaged("the keystore has been changed since it was written");
        } catch (ParseException e) {
            return new Opened.Damaged("not a compact JWE");
        } catch (MalformedException e) {
            return new Opened.Damaged(e.detail());
        }
    }

    /** Nimbus is lenient, and stumbles over some of what it is lenient about. So the file is taken apart here first. */
    private static void requireShape(String compact) {
        List<Bytes> parts = Arrays.stream(compact.split("\\.", -1))
                .map(part -> Bytes.wrap(Base64Text.decodeUrl(part)))
                .toList();
        MalformedException.unless(parts.size() == 5, Fault.FIELD_VALUE, "a compact JWE has five parts");
        JsonObject header = Json.parseObject(parts.getFirst()).orThrow();
        header.allowOnly("alg", "cty", "enc", "p2c", "p2s");
        requireField(header, "alg", ALGORITHM.getName());
        requireField(header, "enc", ENCRYPTION.getName());
        requireField(header, "cty", CONTENT);
        long rounds = header.integer("p2c");
        MalformedException.unless(
                rounds >= MIN_ROUNDS && rounds <= MAX_ROUNDS, Fault.FIELD_VALUE, "p2c lies within 1,000 to 1,000,000");
        MalformedException.unless(
                Base64Text.decodeUrl(header.string("p2s")).length >= MIN_SALT, Fault.FIELD_VALUE, "p2s is a salt");
        requireSize(parts.get(1), WRAPPED_KEY, "the wrapped key");
        requireSize(parts.get(2), NONCE, "the nonce");
        requireSize(parts.get(4), TAG, "the tag");
    }

    private static void requireField(JsonObject header, String name, String value) {
        MalformedException.unless(
                header.string(name).equals(value), Fault.FIELD_VALUE, "a keystore's " + name + " is " + value);
    }

    private static void requireSize(Bytes part, int size, String what) {
        MalformedException.unless(part.size() == size, Fault.FIELD_VALUE, what + " has " + size + " bytes");
    }
}
