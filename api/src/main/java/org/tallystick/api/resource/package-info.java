/** What the API serves, one class per resource. Handlers read, hand over and write down; rules live elsewhere. */
@NullMarked
package org.tallystick.api.resource;

import org.jspecify.annotations.NullMarked;
