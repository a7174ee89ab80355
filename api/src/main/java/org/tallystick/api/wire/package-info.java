/**
 * Connections and their patience: how long a client may take for each part of a request, how many connections and requests
 * one address may have. Never looks into what is sent.
 */
@NullMarked
package org.tallystick.api.wire;

import org.jspecify.annotations.NullMarked;
