package org.tallystick.cli.commands;

import org.tallystick.decision.Verdict.RefuseRule;

/** What the rule by which a holder refused means to whoever asked, and what may help. */
final class Refusals {
    private Refusals() {}

    static String explained(String rule) {
        for (RefuseRule known : RefuseRule.values()) {
            if (known.name().equalsIgnoreCase(rule.replace('-', '_'))) {
                return words(known);
            }
        }
        return "the holder does not say why";
    }

    private static String words(RefuseRule rule) {
        return switch (rule) {
            case READER_INACTIVE -> "this account is suspended; its member's administrator can resume it";
            case RETIRED -> "the record was taken out of use";
            case DETAILS_MISSING -> "the holder lacks details that it must see first; ask again in a moment";
            case SUBJECT_MISMATCH -> "the record is about somebody else than it seems; tell its owner";
            case PURPOSE_UNKNOWN -> "the purpose is on no list; 'tally read --help' shows them";
            case REGION -> "the record may not leave its region";
            case DENIED -> "somebody who may has forbidden it; that wins over every grant";
            case NOT_ACKNOWLEDGED -> "the holder has not acknowledged the grant yet; ask again in a moment";
            case BASIS -> "the grant names a legal basis that its giver cannot give; ask for another grant";
            case NOT_YET -> "the grant has not begun yet";
            case EXPIRED -> "the grant is over; ask whoever gave it for another";
            case OTHER_PURPOSE -> "the grant is for another purpose; name that one, or ask for another grant";
            case NO_GRANT -> "no grant covers it; ask the person whom it is about, or the holder's steward, for one";
        };
    }
}
