package org.tallystick.sharing.vault;

/**
 * What came of looking at payloads that wait for their records.
 *
 * @param kept how many turned out to have one
 * @param removed how many had none for too long
 */
public record Sweep(int kept, int removed) {}
