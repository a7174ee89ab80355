package org.tallystick.client;

import org.tallystick.formats.Hash;
import org.tallystick.formats.id.Handle;

/** A version of a record that is on the ledger, with the commitment to its content. */
public record Shared(Handle record, long version, long size, Hash commitment, Submitted.Done transaction) {}
