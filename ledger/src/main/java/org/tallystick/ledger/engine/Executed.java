package org.tallystick.ledger.engine;

import java.util.List;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.entry.Entry;

/** An executed block that is not on disk yet: the bytes of its entries, the header's last. */
public record Executed(Entry.Header header, List<Bytes> entries) {}
