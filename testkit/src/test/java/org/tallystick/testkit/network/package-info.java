/** Whole networks for tests: founded in a folder, run by the real program in a process of its own, used over HTTP. */
@NullMarked
package org.tallystick.testkit.network;

import org.jspecify.annotations.NullMarked;
