/**
 * Signed notes (c2sp.org/signed-note): a text and lines of signatures below it, and the keys that sign. Trusts nobody by
 * itself: which keys count is for a policy to say.
 */
@NullMarked
package org.tallystick.formats.note;

import org.jspecify.annotations.NullMarked;
