package org.tallystick.sharing.vault;

/**
 * A payload that was found damaged and moved into quarantine.
 *
 * @param file the name of its file in the quarantine folder
 */
public record Damage(String file, String why) {}
