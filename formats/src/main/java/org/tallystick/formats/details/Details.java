package org.tallystick.formats.details;

import java.util.Optional;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Transaction;

/**
 * The details of one transaction, in the spirit of c2sp.org/tlog-addenda: canonical JSON (RFC 8785) that names the
 * transaction it belongs to, 128 random bits, and a body whose fields depend on the call (spec/contracts.md). The
 * transaction's argument {@code details} is the SHA-256 of these bytes. The random bits keep a guessed body from being
 * confirmed by the digest; the padding brings the length to a multiple of {@value #PADDED_TO} bytes, so that the sealed
 * length says little.
 *
 * @param body what is said
 * @param bytes the document as it was digested
 */
public record Details(NetworkName network, TransactionId transaction, String call, JsonObject body, Bytes bytes) {
    /** Documents are a whole multiple of so many bytes long. */
    public static final int PADDED_TO = 1024;

    /** The longest document, in bytes. */
    public static final int MAX_SIZE = 64 * PADDED_TO;

    /** How many random bytes make the salt. */
    public static final int SALT_SIZE = 16;

    /** The argument of a call that holds the digest. */
    public static final String ARGUMENT = "details";

    /**
     * Writes a document.
     *
     * @param salt {@value #SALT_SIZE} bytes from a secure random generator, never used before
     * @throws MalformedException {@link Fault#TOO_LONG} if the body does not fit into {@link #MAX_SIZE}
     */
    public static Details write(
            NetworkName network, TransactionId transaction, String call, JsonObject body, Bytes salt) {
        MalformedException.unless(salt.size() == SALT_SIZE, Fault.FIELD_VALUE, "a salt has 16 bytes");
        JsonObject.Builder document = JsonObject.with("network", network.value())
                .with("iss", transaction.issuer().toString())
                .with("jti", transaction.jti())
                .with("call", call)
                .with("salt", Base64Text.encodeUrl(salt.dangerArray()))
                .with("body", body);
        int bare = document.with("pad", "").build().canonical().size();
        int padding = Math.floorMod(-bare, PADDED_TO);
        Bytes bytes =
                document.without("pad").with("pad", " ".repeat(padding)).build().canonical();
        MalformedException.unless(bytes.size() <= MAX_SIZE, Fault.TOO_LONG, "details are at most 64 KiB");
        return new Details(network, transaction, call, body, bytes);
    }

    /** Reads a document as strictly as it is written: canonical, padded, nothing unknown. */
    public static Parsed<Details> parse(Bytes bytes) {
        return Parsed.of(() -> read(bytes));
    }

    /** What the transaction's argument {@code details} must be: the SHA-256 of the bytes. */
    public Hash digest() {
        return Hash.of(bytes);
    }

    /** Why these are not the details of that transaction; empty if they are. */
    public Optional<Fault> mismatch(Transaction other) {
        boolean sameTransaction =
                network.equals(other.network()) && transaction.equals(other.id()) && call.equals(other.call());
        if (!sameTransaction) {
            return Optional.of(Fault.DETAILS_OF_ANOTHER_ENTRY);
        }
        boolean sameDigest = other.args()
                .get(ARGUMENT)
                .filter(Json.of(digest().url())::equals)
                .isPresent();
        return sameDigest ? Optional.empty() : Optional.of(Fault.DETAILS_DIGEST);
    }

    /** Only what the ledger shows anyway: a body is for those concerned. */
    @Override
    public String toString() {
        return "details of " + transaction;
    }

    private static Details read(Bytes bytes) {
        MalformedException.unless(bytes.size() <= MAX_SIZE, Fault.TOO_LONG, "details are at most 64 KiB");
        MalformedException.unless(
                bytes.size() % PADDED_TO == 0, Fault.DETAILS_PADDING, "details are a multiple of 1 KiB long");
        JsonObject document = Json.parseObject(bytes).orThrow();
        document.allowOnly("network", "iss", "jti", "call", "salt", "body", "pad");
        MalformedException.unless(
                document.canonical().equals(bytes), Fault.JSON_NOT_CANONICAL, "details are canonical JSON");
        MalformedException.unless(
                Base64Text.decodeUrl(document.string("salt")).length >= SALT_SIZE,
                Fault.TOO_SHORT,
                "the salt has at least 16 bytes");
        String pad = document.string("pad");
        MalformedException.unless(pad.equals(" ".repeat(pad.length())), Fault.DETAILS_PADDING, "padding is spaces");
        return new Details(
                new NetworkName(document.string("network")),
                new TransactionId(AccountId.of(document.string("iss")), document.string("jti")),
                document.string("call"),
                document.object("body"),
                bytes);
    }
}
