package org.tallystick.sharing.accesses;

import java.util.List;
import java.util.Optional;
import org.tallystick.decision.Verdict;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.ledger.accounts.Accounts;
import org.tallystick.ledger.contract.Account;
import org.tallystick.ledger.contract.StateView;
import org.tallystick.sharing.grants.Grant;
import org.tallystick.sharing.grants.Grants;
import org.tallystick.sharing.records.Records;
import org.tallystick.sharing.records.SharedRecord;

/**
 * Whether a holder releases a payload to someone who asks for it: only on its own committed answer, only to the account
 * that requested, and only while what the answer rests on still stands. An allowance is for one reading, not for ever.
 */
public sealed interface Release {
    /** How long after the answer a payload can be fetched: a day, in milliseconds of the holder's clock. */
    long OPEN_FOR = 24L * 60 * 60 * 1000;

    /** That version of the record, and nothing else. */
    record Open(Handle record, long version) implements Release {}

    /** Nothing. */
    record Closed(Reason reason) implements Release {}

    /** Nothing any more: put to the decision again, as things stand, what was allowed is refused. */
    record Overturned(Verdict.RefuseRule rule) implements Release {
        /** The rule's word in documents. */
        public String code() {
            return new Verdict.Refused(rule, List.of()).ruleCode();
        }
    }

    /** Why nothing is released. */
    enum Reason {
        /** There is no such access, or not of this account. */
        UNKNOWN,
        /** The holder has not answered. */
        UNANSWERED,
        /** The holder refused, or the reader closed the request. */
        REFUSED,
        /** Another member allowed it. */
        OTHER_HOLDER,
        /** The reader's account was suspended. */
        READER_INACTIVE,
        /** The record was retired. */
        RETIRED,
        /** A grant that the answer rests on was revoked. */
        GRANT_REVOKED,
        /** The answer is more than a day old: ask again. */
        OVER
    }

    /**
     * Looks at an access as the state has it now. That is what everybody can see; what only details tell (a denial, a role
     * that a grant is for, until when it is) takes the decision: {@link org.tallystick.sharing.holder.Releases}.
     *
     * @param clock the holder's clock, milliseconds since 1970, UTC
     */
    static Release check(StateView state, MemberId holder, AccountId reader, Handle access, long clock) {
        return Accesses.access(state, access)
                .filter(found -> found.reader().equals(reader))
                .map(found -> check(state, holder, found, clock))
                .orElseGet(() -> new Closed(Reason.UNKNOWN));
    }

    private static Release check(StateView state, MemberId holder, Access access, long clock) {
        return switch (access.status()) {
            case OPEN -> new Closed(Reason.UNANSWERED);
            case REFUSED, OVERDUE -> new Closed(Reason.REFUSED);
            case ALLOWED -> {
                Answer answer = access.answer().orElseThrow();
                Answer.Allowance allowance = answer.allowance().orElseThrow();
                yield whyNot(state, holder, access, answer, clock)
                        .or(() -> whyNot(state, allowance.grants()))
                        .<Release>map(Closed::new)
                        .orElseGet(() -> new Open(access.record(), allowance.version()));
            }
        };
    }

    private static Optional<Reason> whyNot(StateView state, MemberId holder, Access access, Answer answer, long clock) {
        if (!answer.holder().equals(holder)) {
            return Optional.of(Reason.OTHER_HOLDER);
        }
        if (!Accounts.find(state, access.reader()).map(Account::isActive).orElse(false)) {
            return Optional.of(Reason.READER_INACTIVE);
        }
        if (!Records.record(state, access.record()).map(SharedRecord::live).orElse(false)) {
            return Optional.of(Reason.RETIRED);
        }
        return clock > answer.clock() + OPEN_FOR ? Optional.of(Reason.OVER) : Optional.empty();
    }

    private static Optional<Reason> whyNot(StateView state, List<Handle> grants) {
        boolean live = grants.stream()
                .allMatch(grant -> Grants.grant(state, grant)
                        .filter(found -> found.status() == Grant.Status.LIVE)
                        .isPresent());
        return live ? Optional.empty() : Optional.of(Reason.GRANT_REVOKED);
    }
}
