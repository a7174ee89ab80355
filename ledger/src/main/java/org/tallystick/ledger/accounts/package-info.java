/** The contract {@code accounts}: who may sign for which member, with which keys and roles. Never a person's name. */
@NullMarked
package org.tallystick.ledger.accounts;

import org.jspecify.annotations.NullMarked;
