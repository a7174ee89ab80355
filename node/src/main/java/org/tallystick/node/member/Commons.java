package org.tallystick.node.member;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.tallystick.api.port.Health;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.contract.Contracts;
import org.tallystick.ledger.log.Checkpoints;
import org.tallystick.ledger.witness.Witnesses;

/**
 * What the members that one process hosts have in common: the ledger, and nothing that any of them keeps to itself.
 *
 * @param everybodyServes opens when the last of their nodes does; before that none of them knocks at another's door
 */
public record Commons(
        Ledger ledger,
        Contracts contracts,
        Checkpoints checkpoints,
        Optional<Witnesses> witnesses,
        Supplier<Health> health,
        InstantSource clock,
        SecureRandom random,
        CountDownLatch everybodyServes) {
    NetworkName network() {
        return ledger.state().network();
    }
}
