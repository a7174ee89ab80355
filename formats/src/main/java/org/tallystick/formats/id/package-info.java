/** The names on the ledger: networks, members, accounts, transactions. Each checks itself when it is made. */
@NullMarked
package org.tallystick.formats.id;

import org.jspecify.annotations.NullMarked;
