/** Tests that need every module: the rules of the repo, and whole networks. */
@NullMarked
package org.tallystick.testkit;

import org.jspecify.annotations.NullMarked;
