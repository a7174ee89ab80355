/**
 * The contract {@code accesses}: who asked to read which record, and what the holder answered, checked again at the answer's
 * place in the order. Why someone asked, and which rule decided, is in the details, and never here.
 */
@NullMarked
package org.tallystick.sharing.accesses;

import org.jspecify.annotations.NullMarked;
