package org.tallystick.api;

import org.tallystick.api.frame.Sizes;
import org.tallystick.api.wire.Patience;
import org.tallystick.api.wire.Rates;

/**
 * What clients may take: sizes, rates and time.
 *
 * @param sizes how large
 * @param rates how much at once
 * @param patience how long
 * @param streams event streams of one account
 */
public record Limits(Sizes sizes, Rates rates, Patience patience, int streams) {
    /** What the contract promises where an operator says nothing else. */
    public static final Limits USUAL = new Limits(Sizes.USUAL, Rates.USUAL, Patience.USUAL, 16);
}
