/**
 * What an operator may change: {@code tallystick.yaml}, read strictly, every mistake named by its line. Decides nothing, and
 * starts nothing.
 */
@NullMarked
package org.tallystick.node.settings;

import org.jspecify.annotations.NullMarked;
