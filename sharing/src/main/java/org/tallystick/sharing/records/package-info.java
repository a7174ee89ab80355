/**
 * The contract {@code records}: which pieces of data are shared, in which versions, and which handles stand for those whom
 * they are about. It holds commitments and digests, and never says which record is about whom.
 */
@NullMarked
package org.tallystick.sharing.records;

import org.jspecify.annotations.NullMarked;
