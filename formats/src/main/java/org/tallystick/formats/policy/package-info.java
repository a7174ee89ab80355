/**
 * Whom to trust (c2sp.org/tlog-policy): the log's key, the members' cosigning keys, and how many of them must have
 * cosigned. A policy is a trust root: it comes by a way that its user trusts and is never fetched while verifying.
 */
@NullMarked
package org.tallystick.formats.policy;

import org.jspecify.annotations.NullMarked;
