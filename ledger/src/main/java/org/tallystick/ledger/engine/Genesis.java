package org.tallystick.ledger.engine;

import java.util.List;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;

/**
 * How a network begins: the file {@code genesis.json}. Each founder contributes one signed {@code members.found}; whoever
 * has the same file computes the same block 0.
 *
 * @param network its name
 * @param time of block 0, in milliseconds since 1970
 * @param open true if it says {@code public}: anyone may read what the ledger holds, not only its members
 * @param founders compact JWS, in the order in which they become entries
 */
public record Genesis(NetworkName network, long time, boolean open, List<Bytes> founders) {
    private static final int MAX_FOUNDERS = 100;

    public Genesis {
        founders = List.copyOf(founders);
        MalformedException.unless(
                !founders.isEmpty() && founders.size() <= MAX_FOUNDERS,
                Fault.FIELD_VALUE,
                "a network has 1 to " + MAX_FOUNDERS + " founders");
        MalformedException.unless(time >= 0, Fault.FIELD_VALUE, "time is in milliseconds since 1970");
    }

    /** The beginning of a network whose ledger is for its members only. */
    public Genesis(NetworkName network, long time, List<Bytes> founders) {
        this(network, time, false, founders);
    }

    /** Reads the file. */
    public static Parsed<Genesis> parse(Bytes file) {
        return Parsed.of(() -> read(Json.parseObject(file).orThrow()));
    }

    private static Genesis read(JsonObject json) {
        json.allowOnly("network", "time", "public", "founders");
        MalformedException.unless(
                !json.has("public") || json.truth("public"), Fault.FIELD_VALUE, "public is true or left out");
        return new Genesis(
                new NetworkName(json.string("network")),
                json.integer("time"),
                json.has("public"),
                json.array("founders").strings().stream().map(Bytes::utf8).toList());
    }

    /** The file's content, canonical. */
    public Bytes bytes() {
        JsonArray signed =
                JsonArray.ofStrings(founders.stream().map(Bytes::text).toList());
        JsonObject.Builder json =
                JsonObject.with("network", network.value()).with("time", time).with("founders", signed);
        return (open ? json.with("public", true) : json).build().canonical();
    }

    /** What founders compare before they start: SHA-256 of the canonical file. */
    public Hash hash() {
        return Hash.of(bytes());
    }
}
