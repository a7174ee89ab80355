package org.tallystick.sealing.payload;

import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.json.JsonObject;

/**
 * All it takes to verify any part of a payload against its commitment: size, salt and the hashes of its chunks. As secret
 * as the content.
 */
public record Manifest(long size, Salt salt, Leaves leaves) {
    public Manifest {
        MalformedException.unless(
                leaves.count() == new Layout(size).chunks(),
                Fault.FIELD_VALUE,
                "there is one leaf for each chunk of the size");
    }

    /** Reads {@code {leaves, root, salt, size}}; the root must be that of the leaves. */
    public static Manifest fromJson(JsonObject json) {
        json.allowOnly("leaves", "root", "salt", "size");
        Manifest manifest = new Manifest(
                json.integer("size"),
                Salt.parseUrl(json.string("salt")),
                Leaves.of(Bytes.wrap(Base64Text.decodeUrl(json.string("leaves")))));
        MalformedException.unless(
                manifest.root().equals(json.hash("root")), Fault.PROOF_ROOT, "the root is not that of the leaves");
        return manifest;
    }

    /** The manifest as {@link #fromJson} reads it. */
    public JsonObject json() {
        return JsonObject.with("leaves", Base64Text.encodeUrl(leaves.bytes().dangerArray()))
                .with("root", root())
                .with("salt", salt.url())
                .with("size", size)
                .build();
    }

    /** How the payload falls into chunks. */
    public Layout layout() {
        return new Layout(size);
    }

    /** The root of the tree over the chunks, as it stands in the details. */
    public Hash root() {
        return leaves.root();
    }

    /** The commitment that must stand on the ledger. */
    public Hash commitment() {
        return salt.commitTo(root());
    }

    @Override
    public String toString() {
        return "manifest of " + size + " bytes";
    }
}
