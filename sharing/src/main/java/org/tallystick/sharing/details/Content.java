package org.tallystick.sharing.details;

import java.util.List;
import java.util.Optional;
import org.tallystick.decision.RecordType;
import org.tallystick.formats.Hash;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Shape;

/**
 * What one version of a record holds.
 *
 * @param type its type, by which grants can speak of it
 * @param label what people call it
 * @param author who made it, in words
 * @param regions where alone it may be released; none: anywhere
 * @param payload opens the commitment to the payload
 */
public record Content(RecordType type, String label, Optional<String> author, List<String> regions, Payload payload) {

    /**
     * The data.
     *
     * @param mediaType such as {@code application/fhir+json} (RFC 6838)
     * @param size in bytes
     * @param salt 32 random bytes, never used for another payload
     * @param root the RFC 6962 root over its chunks of 1 MiB
     */
    public record Payload(String mediaType, long size, Hash salt, Hash root) {
        /** The commitment on the ledger: SHA-256(salt || root). */
        public Hash commitment() {
            return Hash.of(salt.dangerArray(), root.dangerArray());
        }

        @Override
        public String toString() {
            return "a payload";
        }
    }

    public Content {
        regions = List.copyOf(regions);
    }

    static final Shape.Fields SHAPE = Shape.object()
            .required("type", Say.TYPE.personal())
            .required("label", Say.NAME)
            .optional("author", Say.NAME)
            .optional("regions", Shape.list(Shape.text(32), 32))
            .required("mediaType", Shape.text(100).personal())
            .required("size", Shape.integer(1, 1L << 50).personal())
            .required("salt", Shape.hash().secret())
            .required("root", Shape.hash().secret());

    static Content read(JsonObject json) {
        return new Content(
                new RecordType(json.string("type")),
                json.string("label"),
                json.optionalString("author"),
                json.strings("regions"),
                new Payload(json.string("mediaType"), json.integer("size"), json.hash("salt"), json.hash("root")));
    }

    Optional<String> contradicts(JsonObject args) {
        return payload.commitment().equals(args.hash("commitment"))
                ? Optional.empty()
                : Optional.of("the details' payload does not open the commitment");
    }

    JsonObject.Builder json() {
        JsonObject.Builder out = JsonObject.with("type", type.value())
                .with("label", label)
                .with("author", author)
                .with("mediaType", payload.mediaType())
                .with("size", payload.size())
                .with("salt", payload.salt())
                .with("root", payload.root());
        return regions.isEmpty() ? out : out.with("regions", JsonArray.ofStrings(regions));
    }

    @Override
    public String toString() {
        return "what a version holds";
    }
}
