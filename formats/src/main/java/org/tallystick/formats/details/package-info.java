/**
 * The part of an entry that only those concerned may see: a document whose digest the entry holds. Never encrypts or
 * delivers it.
 */
@NullMarked
package org.tallystick.formats.details;

import org.jspecify.annotations.NullMarked;
