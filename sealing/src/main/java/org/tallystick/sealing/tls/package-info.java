/**
 * Certificates and keys in PEM files: how a node proves itself over TLS, and whom others believe. Opens no connection and never
 * turns a check off.
 */
@NullMarked
package org.tallystick.sealing.tls;

import org.jspecify.annotations.NullMarked;
