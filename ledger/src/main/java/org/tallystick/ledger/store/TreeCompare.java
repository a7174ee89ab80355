package org.tallystick.ledger.store;

/** Compares two states whole: their hashes, and where in the log each leaf's version lies. */
final class TreeCompare {
    private TreeCompare() {}

    static boolean same(StateRoot one, StateRoot other) {
        return one.hash().equals(other.hash()) && one.keys() == other.keys() && same(one.node(), other.node());
    }

    private static boolean same(Node one, Node other) {
        return switch (one) {
            case Node.Nothing _ -> other instanceof Node.Nothing;
            case Leaf leaf -> other instanceof Leaf that && leaf.sameKey(that) && leaf.location() == that.location();
            case Branch branch -> other instanceof Branch that && same(branch, that);
        };
    }

    private static boolean same(Branch one, Branch other) {
        if (one.present() != other.present()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!same(one.child(i), other.child(i))) {
                return false;
            }
        }
        return true;
    }
}
