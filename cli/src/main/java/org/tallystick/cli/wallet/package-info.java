/** The folder a user works in: wallets, passphrases, and what the administrator of a member does with them. */
@NullMarked
package org.tallystick.cli.wallet;

import org.jspecify.annotations.NullMarked;
