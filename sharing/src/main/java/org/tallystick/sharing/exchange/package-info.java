/**
 * How details get to the members concerned ({@code spec/exchange.md}): kept before their transaction is sent off, sealed to
 * each recipient, delivered once the ledger holds the transaction, again and again until acknowledged. Never takes details
 * that do not belong to a committed entry, and knows HTTP only through {@link
 * org.tallystick.sharing.exchange.MemberTransport}.
 */
@NullMarked
package org.tallystick.sharing.exchange;

import org.jspecify.annotations.NullMarked;
