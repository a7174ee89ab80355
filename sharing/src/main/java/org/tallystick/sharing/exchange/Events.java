package org.tallystick.sharing.exchange;

import org.tallystick.formats.details.Details;
import org.tallystick.formats.entry.Entry;
import org.tallystick.sharing.loop.Loop;

/** What the exchange tells its node. All methods return at once. */
public interface Events extends Loop.Watch {
    /**
     * Details have come from another member, have been checked against that entry, and are kept. Told for each delivery, so
     * perhaps twice for the same details.
     */
    void arrived(Entry.Executed entry, Details details);

    /** A delivery did not succeed. */
    void trouble(Trouble trouble);
}
