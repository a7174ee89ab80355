/**
 * What details say: one type for the body of each call, read strictly, with marks on what is personal or secret, and who is
 * to be given them. Never on the ledger, never in a log.
 */
@NullMarked
package org.tallystick.sharing.details;

import org.jspecify.annotations.NullMarked;
