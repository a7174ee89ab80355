/**
 * The Merkle tree of the log (RFC 6962, section 2.1): hashing, roots, inclusion and consistency proofs, and the tiles in
 * which it is served (c2sp.org/tlog-tiles). Never reads or keeps hashes itself: they come from a {@link HashReader}.
 */
@NullMarked
package org.tallystick.formats.merkle;

import org.jspecify.annotations.NullMarked;
