/**
 * The program {@code tally}: turns a command line into a command, runs it, and turns what comes out into text or JSON
 * and an exit code. Loads nothing of a command but the one that was asked for.
 */
@NullMarked
package org.tallystick.cli;

import org.jspecify.annotations.NullMarked;
