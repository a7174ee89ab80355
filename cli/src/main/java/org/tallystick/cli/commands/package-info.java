/**
 * The commands, one class each. A class declares its options with picocli and does its work in {@code run}; it never
 * ends the process and never writes to {@code System.out}.
 */
@NullMarked
package org.tallystick.cli.commands;

import org.jspecify.annotations.NullMarked;
