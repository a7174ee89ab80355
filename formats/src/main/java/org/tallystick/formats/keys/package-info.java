/**
 * Signing keys and the one rule by which signatures are checked, whichever provider does the arithmetic. Never falls back
 * from one provider to another without saying so, and never prints a secret.
 */
@NullMarked
package org.tallystick.formats.keys;

import org.jspecify.annotations.NullMarked;
