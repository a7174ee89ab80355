/** What the API asks of what this member holds beside the ledger. The node puts sharing behind it; tests put maps. */
@NullMarked
package org.tallystick.api.port;

import org.jspecify.annotations.NullMarked;
