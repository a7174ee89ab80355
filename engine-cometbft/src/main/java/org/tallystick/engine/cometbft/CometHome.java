package org.tallystick.engine.cometbft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.JsonObject;

/**
 * The folder from which CometBFT runs. All in {@code config} is written anew at every start from what the node knows; only {@code
 * data} is CometBFT's own, above all {@code priv_validator_state.json}: what it signed last, without which it could sign twice.
 */
final class CometHome {
    private final CometSettings settings;
    private final Path config;
    private final Path data;

    CometHome(CometSettings settings) {
        this.settings = settings;
        this.config = settings.home().resolve("config");
        this.data = settings.home().resolve("data");
    }

    /** Where the ledger remembers how far it has come. */
    Path heights() {
        return settings.home().resolve("heights");
    }

    Path log() {
        return settings.home().resolve("cometbft.log");
    }

    /**
     * Writes the configuration.
     *
     * @param application the socket on which the node answers
     * @param control the socket on which CometBFT will listen to the node
     */
    void write(Path application, Path control) throws IOException {
        for (Path folder : new Path[] {settings.home(), config, data}) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        replace("genesis.json", settings.network().genesisFile());
        replace("priv_validator_key.json", validatorKey().canonical());
        replace(
                "node_key.json",
                JsonObject.with("priv_key", CometKey.dangerJson(settings.peerKey()))
                        .build()
                        .canonical());
        replace("config.toml", Bytes.utf8(toml(application, control)));
        Path signedLast = data.resolve("priv_validator_state.json");
        if (Files.notExists(signedLast)) {
            Files.writeString(signedLast, "{\"height\":\"0\",\"round\":0,\"step\":0}");
        }
    }

    private JsonObject validatorKey() {
        return JsonObject.with(
                        "address",
                        CometKey.validatorAddress(settings.consensusKey().publicKey()))
                .with("pub_key", CometKey.json(settings.consensusKey().publicKey()))
                .with("priv_key", CometKey.dangerJson(settings.consensusKey()))
                .build();
    }

    private void replace(String name, Bytes content) throws IOException {
        Path next = config.resolve(name + ".new");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(next, content.dangerArray());
        Files.move(next, config.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Only what differs from CometBFT's defaults. The waits are those of a local network; the timeouts for proposals and votes decide
     * how long a member that is down holds the others up.
     */
    private String toml(Path application, Path control) {
        String peers = settings.peers().stream().map(Peer::text).collect(Collectors.joining(","));
        return """
                proxy_app = "unix://%s"
                moniker = "%s"
                log_level = "error"

                [rpc]
                laddr = "unix://%s"
                max_body_bytes = 1000000

                [p2p]
                laddr = "tcp://%s"
                persistent_peers = "%s"
                pex = false
                addr_book_strict = false
                allow_duplicate_ip = true
                flush_throttle_timeout = "2ms"
                max_packet_msg_payload_size = 65536
                send_rate = 50000000
                recv_rate = 50000000

                [mempool]
                type = "flood"
                recheck = false
                max_tx_bytes = %d
                size = 2000
                cache_size = 10000

                [consensus]
                timeout_propose = "300ms"
                timeout_propose_delta = "200ms"
                timeout_prevote = "50ms"
                timeout_prevote_delta = "50ms"
                timeout_precommit = "50ms"
                timeout_precommit_delta = "50ms"
                timeout_commit = "20ms"
                create_empty_blocks = false
                peer_gossip_sleep_duration = "5ms"
                peer_query_maj23_sleep_duration = "500ms"

                [storage]
                discard_abci_responses = true

                [tx_index]
                indexer = "null"
                """.formatted(
                        application, settings.member(), control, Peer.text(settings.listen()), peers, Nudge.MAX_SIZE);
    }
}
