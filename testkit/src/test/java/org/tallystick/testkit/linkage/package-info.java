/**
 * What a member that is not concerned can find out from all that it has: a network whose people have secrets, a spy who
 * gathers everything, and attackers who learn from trials whose secrets they are told. Never a fixed answer: every
 * judgement is a count beside what chance would give.
 */
@NullMarked
package org.tallystick.testkit.linkage;

import org.jspecify.annotations.NullMarked;
