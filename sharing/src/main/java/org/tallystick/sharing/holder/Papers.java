package org.tallystick.sharing.holder;

import org.tallystick.sharing.details.DetailsShelf;

/** Where a member's details are, and how they get to others. */
public record Papers(DetailsShelf shelf, Courier courier) {}
