/**
 * Hybrid public key encryption (RFC 9180, base mode) to the typed keys of members and accounts, every message bound to
 * where it belongs. Never signs, and never says who sealed.
 */
@NullMarked
package org.tallystick.sealing.hpke;

import org.jspecify.annotations.NullMarked;
