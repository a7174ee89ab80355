/**
 * What every command stands on: where it writes, how it fails, how it shows progress. Knows no command and nothing of
 * ledgers.
 */
@NullMarked
package org.tallystick.cli.frame;

import org.jspecify.annotations.NullMarked;
