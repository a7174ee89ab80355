/**
 * The words of every format: bytes, hashes, encodings, and what can be wrong with an input. Depends on nothing of ours
 * and never reads a clock, randomness, a file or the network.
 */
@NullMarked
package org.tallystick.formats;

import org.jspecify.annotations.NullMarked;
