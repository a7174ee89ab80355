package org.tallystick.cli.wallet;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.tallystick.cli.frame.Failure;
import org.tallystick.client.Connection;
import org.tallystick.client.Identity;
import org.tallystick.client.ProblemException;
import org.tallystick.client.RefusedException;
import org.tallystick.client.Submitted;
import org.tallystick.client.Wallet;
import org.tallystick.sealing.keystore.Passphrase;

/**
 * New keys for an account of a wallet. They are kept in a wallet beside it before the network hears of them, and take the
 * old ones' place when they count: whatever happens in between, no key that counts is lost.
 */
public final class Rotation {
    private final Home home;
    private final String name;
    private final Connection node;

    /** Of the account that speaks at the node, in the wallet of that name. */
    public Rotation(Home home, String name, Connection node) {
        this.home = home;
        this.name = name;
        this.node = node;
    }

    /** Does it. */
    public Submitted.Done carryOut() throws IOException {
        if (Wallet.exists(home.wallets(), aside())) {
            throw Failure.input(
                    "an earlier change of keys is not over",
                    "its new keys are in the wallet " + aside(),
                    "try --as " + aside() + ": if it speaks, rename that wallet's two files to " + name
                            + ", else delete them");
        }
        Path file = home.wallets().resolve(name + ".jwe");
        Passphrase passphrase = home.passphrase(file);
        Identity fresh = node.identity().withNewKeys(new SecureRandom());
        Wallet renewed = home.wallet(name).with(fresh, node.address());
        renewed.save(home.wallets(), aside(), passphrase, home.stretching());
        Submitted.Done done = submitted(fresh);
        renewed.save(home.wallets(), name, passphrase, home.stretching());
        Wallet.delete(home.wallets(), aside());
        return done;
    }

    private Submitted.Done submitted(Identity fresh) throws IOException {
        try {
            return node.rotate(fresh).orThrow();
        } catch (RefusedException | ProblemException e) {
            Wallet.delete(home.wallets(), aside());
            throw e;
        }
    }

    private String aside() {
        return name + ".new";
    }
}
