package org.tallystick.ledger.store;

/**
 * What opening the ledger had to do, for the node to tell.
 *
 * @param replayed how many blocks were read again to bring what is derived up to the log
 * @param tornBlock true if a last block that was not written whole, and so never acknowledged, was cut off
 * @param rebuilt true if what was derived was missing or did not fit the log, and was built anew from the first block
 */
public record Recovery(long replayed, boolean tornBlock, boolean rebuilt) {}
