package org.tallystick.testkit.authorisation;

import org.tallystick.formats.entry.Outcome;

/** What comes of a transaction, in the words of the table's legend. */
record Fate(String words) {
    /** It was the genesis, and nothing is founded by it. */
    static final Fate NO_NETWORK = new Fate("no network");

    /** An entry, with this in it. */
    static Fate entry(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> new Fate("entry `ok`");
            case Outcome.Refused(String code, String _) -> new Fate("entry `" + code + "`");
        };
    }

    /** No entry, for that reason. */
    static Fate noEntry(String code) {
        return new Fate("no entry `" + code + "`");
    }

    boolean isDone() {
        return equals(entry(Outcome.Done.EMPTY));
    }
}
