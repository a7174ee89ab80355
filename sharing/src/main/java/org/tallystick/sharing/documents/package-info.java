/**
 * A member's store of small documents: details, address book, outbox. Each is sealed under the member's vault key, and its
 * name with it; what lies on the disk shows neither. Never keeps a document's plaintext anywhere but in memory.
 */
@NullMarked
package org.tallystick.sharing.documents;

import org.jspecify.annotations.NullMarked;
