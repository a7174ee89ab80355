package org.tallystick.sharing.holder;

import java.util.NavigableSet;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.MemberId;

/** Delivers details to other members. */
public interface Courier {
    /**
     * Takes details of a transaction that this member is about to submit. They are on the member's own shelf when this
     * returns, are delivered once the transaction is committed, again and again until acknowledged, and are forgotten if
     * it never is.
     *
     * @param to members other than this one; there may be none
     */
    void deliver(Details details, NavigableSet<MemberId> to);
}
