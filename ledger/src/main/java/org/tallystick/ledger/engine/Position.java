package org.tallystick.ledger.engine;

import org.tallystick.formats.Hash;

/**
 * Where a ledger stands.
 *
 * @param blocks how many blocks it has, which is the number of the next
 * @param size how many entries its log has
 * @param time of its last block in milliseconds since 1970, -1 before the first
 * @param previous SHA-256 of its last header entry, {@link Hash#ZERO} before the first
 */
public record Position(long blocks, long size, long time, Hash previous) {}
