package org.tallystick.cli.commands;

/** What helps where a contract refused; why it did, it says itself. */
final class ContractAdvice {
    private static final String AGAIN = "run it again: another identifier is drawn";

    private ContractAdvice() {}

    static String next(String code) {
        return switch (code) {
            case "not-allowed" ->
                "do it as an account that may: --as says whose, --at at which member; or ask one to do it";
            case "unknown-record", "unknown-subject", "unknown-grant", "unknown-access", "unknown-proposal" ->
                "check the identifier: copy it from where it was printed";
            case "unknown-account" -> "check its name; 'tally account new' registers one";
            case "not-a-subject" ->
                "register another: 'tally account new NAME --role subject'; one whose keys were replaced does not do";
            case "settled-role" -> "suspend this account, and register another: 'tally account new'";
            case "already-bound" -> "do it as the account that speaks for the subject, with --as";
            case "record-exists",
                    "subject-exists",
                    "grant-exists",
                    "access-exists",
                    "proposal-exists",
                    "account-exists" -> AGAIN;
            case "record-retired" -> "share it anew if it is needed still: 'tally share'";
            case "wrong-version" -> "look at what came before yours ('tally history'), then correct that";
            case "too-many-grants" -> "take one back that is over: 'tally revoke'";
            case "grant-revoked" -> "give a new one if it is needed: 'tally grant'";
            case "already-acknowledged", "already-answered", "already-closed" ->
                "nothing is left to be done; 'tally accesses' shows what came of requests";
            case "not-overdue" -> "wait until the holder's time is over; 'tally accesses' shows until when it has";
            case "bad-answer-by" -> "check this computer's clock, then ask again";
            case "closed", "already-voted" -> "'tally member list' shows where the vote stands";
            case "member-exists", "key-reused", "bad-key" ->
                "have the organisation draw new keys: 'tally member apply'";
            case "contract-error" -> "tell whoever runs the node: its log says what failed";
            default -> "put right what it names, then run this again";
        };
    }
}
