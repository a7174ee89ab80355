package org.tallystick.testkit.authorisation;

import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.keys.PrivateKey;

/** Somebody who signs: for which account, and with which key. */
record Person(AccountId id, PrivateKey key) {}
