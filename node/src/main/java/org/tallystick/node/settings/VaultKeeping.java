package org.tallystick.node.settings;

import org.tallystick.sharing.vault.Upkeep;
import org.tallystick.sharing.vault.VaultSettings;

/**
 * How a member's vault is kept.
 *
 * @param bounds how large, and what it leaves free
 * @param rhythm how often it is looked after
 */
public record VaultKeeping(VaultSettings bounds, Upkeep.Rhythm rhythm) {
    /** Where nothing is said. */
    static final VaultKeeping USUAL = new VaultKeeping(VaultSettings.USUAL, Upkeep.Rhythm.USUAL);
}
