package org.tallystick.sharing.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.id.Handle;
import org.tallystick.sealing.payload.Layout;
import org.tallystick.sealing.payload.Leaves;
import org.tallystick.sealing.payload.Manifest;
import org.tallystick.sealing.payload.Salt;

/**
 * The form of a payload's file ({@code spec/vault.md}): a header of 84 bytes with the payload's identifier and its wrapped
 * data key, the sealed chunks, the sealed manifest. Nothing in it says how long it is; its length does.
 */
final class PayloadFile {
    /** The header's length in bytes. */
    static final int HEADER = 84;

    private static final byte[] MAGIC = "TALLYPL1".getBytes(StandardCharsets.US_ASCII);
    private static final int ID = 16;
    private static final int PER_CHUNK = Layout.TAG + Hash.SIZE;
    private static final int FIXED_MANIFEST = Long.BYTES + Salt.SIZE;
    private static final int FIXED = HEADER + FIXED_MANIFEST + Layout.TAG;

    private PayloadFile() {}

    /** What stands at the beginning of a file. */
    record Header(Handle payload, Bytes wrappedKey) {
        Header {
            MalformedException.unless(
                    wrappedKey.size() == KeyWrap.WRAPPED, Fault.FIELD_VALUE, "a wrapped key has 60 bytes");
        }

        /** The header of those bytes. @throws MalformedException if they are none */
        static Header parse(Bytes bytes) {
            MalformedException.unless(bytes.size() == HEADER, Fault.TOO_SHORT, "the header has 84 bytes");
            MalformedException.unless(
                    Arrays.equals(bytes.slice(0, MAGIC.length).dangerArray(), MAGIC),
                    Fault.FIELD_VALUE,
                    "not a payload's file");
            int id = MAGIC.length;
            return new Header(new Handle(bytes.slice(id, id + ID).hex()), bytes.slice(id + ID, HEADER));
        }

        byte[] bytes() {
            return ByteBuffer.allocate(HEADER)
                    .put(MAGIC)
                    .put(HexFormat.of().parseHex(payload.value()))
                    .put(wrappedKey.dangerArray())
                    .array();
        }
    }

    /** How the payload in a file of that length falls into chunks. @throws MalformedException if no file is so long */
    static Layout layout(long length) {
        long chunks = Math.ceilDiv(length - FIXED, (long) Layout.CHUNK + PER_CHUNK);
        Layout layout = new Layout(length - FIXED - chunks * PER_CHUNK);
        MalformedException.unless(layout.chunks() == chunks, Fault.TOO_SHORT, "no payload's file has that length");
        return layout;
    }

    /** How long the file of such a payload is. */
    static long length(Layout layout) {
        return FIXED + layout.size() + (long) layout.chunks() * PER_CHUNK;
    }

    /** Where in a file that byte of the sealed chunks lies. */
    static long position(long sealedOffset) {
        return HEADER + sealedOffset;
    }

    /** The manifest as it is sealed into a file: size in 8 bytes, salt, leaf hashes. */
    static byte[] encode(Manifest manifest) {
        Bytes leaves = manifest.leaves().bytes();
        return ByteBuffer.allocate(FIXED_MANIFEST + leaves.size())
                .putLong(manifest.size())
                .put(manifest.salt().value().dangerArray())
                .put(leaves.dangerArray())
                .array();
    }

    /** The length of the sealed manifest. */
    static int sealedManifest(Layout layout) {
        return FIXED_MANIFEST + layout.chunks() * Hash.SIZE + Layout.TAG;
    }

    /** The manifest of those opened bytes. @throws MalformedException if they are none */
    static Manifest decode(Bytes bytes) {
        MalformedException.unless(bytes.size() > FIXED_MANIFEST, Fault.TOO_SHORT, "the manifest is cut off");
        return new Manifest(
                bytes.buffer().getLong(),
                new Salt(bytes.slice(Long.BYTES, FIXED_MANIFEST)),
                Leaves.of(bytes.slice(FIXED_MANIFEST, bytes.size())));
    }
}
