/**
 * A consortium on a laptop: three members, their people, and the story that {@code tally demo} tells. Everything in it goes
 * through the same commands' code and the same HTTP API as for any user; nothing is staged.
 */
@NullMarked
package org.tallystick.cli.demo;

import org.jspecify.annotations.NullMarked;
