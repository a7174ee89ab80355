/**
 * Who asks, and what kind of thing they may ask for: request tokens and scopes. Never decides about one record; that is for
 * the resources and, in the end, for the decision function.
 */
@NullMarked
package org.tallystick.api.auth;

import org.jspecify.annotations.NullMarked;
