package org.tallystick.api.port;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tallystick.formats.id.MemberId;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.contract.Contracts;
import org.tallystick.ledger.log.Checkpoints;
import org.tallystick.ledger.members.Members;
import org.tallystick.ledger.witness.Witnesses;
import org.tallystick.sealing.hpke.Hpke;
import org.tallystick.sharing.details.DetailsShelf;
import org.tallystick.sharing.vault.Vault;

/**
 * What the API of one member stands on.
 *
 * @param member whose node it is
 * @param network what all members' nodes have in common
 * @param holdings what this member holds beside the ledger
 * @param operation how the node is run
 */
public record Services(MemberId member, Network network, Holdings holdings, Operation operation) {

    /**
     * The ledger and what is said of the network.
     *
     * @param ledger open; whoever else listens to it subscribes before the API is started, so that what was acknowledged is
     *     known everywhere
     * @param contracts the ones that the ledger was opened with
     * @param checkpoints of the ledger
     * @param witnesses who are asked to cosign these, if anyone is
     * @param engine {@code embedded} or {@code cometbft}
     * @param purposes the published purposes of grants and accesses
     */
    public record Network(
            Ledger ledger,
            Contracts contracts,
            Checkpoints checkpoints,
            Optional<Witnesses> witnesses,
            String engine,
            List<String> purposes) {
        public Network {
            purposes = List.copyOf(purposes);
        }

        /** True if the genesis says {@code public}: strangers may read what the ledger holds. */
        public boolean open() {
            return Members.admitStrangers(ledger.state());
        }
    }

    /**
     * What the member holds.
     *
     * @param shelf its details; what is kept there before its transaction is handed in is delivered once that is committed
     * @param register what is found by looking details up the other way round
     * @param vault its payloads
     * @param hpke seals the keys of payloads to those who may have them
     * @param inbox takes what other members deliver
     */
    public record Holdings(DetailsShelf shelf, Register register, Vault vault, Hpke hpke, Inbox inbox) {}

    /**
     * How the node is run.
     *
     * @param clock what it takes for the time
     * @param health asked at {@code /ready}
     * @param metrics what {@code /metrics} shows; the API adds its own
     */
    public record Operation(InstantSource clock, Supplier<Health> health, PrometheusRegistry metrics) {}
}
