package org.tallystick.sharing.vault;

import java.time.Duration;
import org.tallystick.sealing.payload.Layout;

/**
 * The bounds of a vault.
 *
 * @param maxPayload the largest payload it takes, in bytes
 * @param reserve so many bytes of the disk are left to others, above all to the ledger
 * @param orphansAfter how long a payload may wait for its record; no shorter than a transaction may live
 */
public record VaultSettings(long maxPayload, long reserve, Duration orphansAfter) {
    /** 64 GiB; 256 MiB; an hour. */
    public static final VaultSettings USUAL = new VaultSettings(Layout.MAX_SIZE, 256L << 20, Duration.ofHours(1));
}
