package org.tallystick.engine.cometbft;

import java.time.Instant;
import java.util.List;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.PublicKey;

/**
 * What all members' CometBFT must agree on, byte by byte: its genesis file.
 *
 * @param genesis the hash of our genesis file, of which CometBFT's chain bears the name
 * @param time of block 0 in milliseconds since 1970
 * @param validators the consensus keys of the members, in the order of their names
 */
public record CometNetwork(Hash genesis, long time, List<PublicKey> validators) {
    /** The largest block of CometBFT's, in bytes. */
    static final int MAX_BLOCK = 1 << 20;

    private static final String MAX_EVIDENCE = "65536";

    public CometNetwork {
        validators = List.copyOf(validators);
    }

    /** At most 50 characters, as CometBFT demands. */
    String chain() {
        return "tally-" + Bytes.wrap(genesis.dangerArray()).hex().substring(0, 32);
    }

    Bytes genesisFile() {
        return JsonObject.with("genesis_time", Instant.ofEpochMilli(time).toString())
                .with("chain_id", chain())
                .with("initial_height", "1")
                .with("consensus_params", parameters())
                .with(
                        "validators",
                        validators.stream().map(CometNetwork::validator).collect(JsonArray.collector()))
                .with("app_hash", "")
                .build()
                .canonical();
    }

    private static JsonObject validator(PublicKey key) {
        return JsonObject.with("address", CometKey.validatorAddress(key))
                .with("pub_key", CometKey.json(key))
                .with("power", "1")
                .with("name", "")
                .build();
    }

    private static JsonObject parameters() {
        return JsonObject.with(
                        "block",
                        JsonObject.with("max_bytes", String.valueOf(MAX_BLOCK))
                                .with("max_gas", "-1")
                                .build())
                .with(
                        "evidence",
                        JsonObject.with("max_age_num_blocks", "1000000")
                                .with("max_age_duration", "604800000000000")
                                .with("max_bytes", MAX_EVIDENCE)
                                .build())
                .with(
                        "validator",
                        JsonObject.with("pub_key_types", JsonArray.ofStrings(List.of("ed25519")))
                                .build())
                .with("version", JsonObject.with("app", "0").build())
                .with(
                        "abci",
                        JsonObject.with("vote_extensions_enable_height", "0").build())
                .build();
    }
}
