package org.tallystick.sharing.accesses;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.details.About;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Account;
import org.tallystick.ledger.contract.Turn;
import org.tallystick.sharing.Refusal;
import org.tallystick.sharing.Standing;
import org.tallystick.sharing.grants.Grant;
import org.tallystick.sharing.grants.Grants;
import org.tallystick.sharing.records.Records;
import org.tallystick.sharing.records.SharedRecord;
import org.tallystick.sharing.records.Subject;

/**
 * Holds an answer against the state at its place in the order, with what every member can see. An allowance must open the
 * record's commitment to its subject, rest on live grants of that very subject (or on the reader being the subject or the
 * author who still works for the owner), and be taken on the facts as they still are. A refusal needs none of that: it opens nothing.
 */
final class Recheck {
    private final Turn turn;
    private final Access access;
    private final SharedRecord record;
    private final JsonObject args;

    Recheck(Turn turn, Access access, SharedRecord record, JsonObject args) {
        this.turn = turn;
        this.access = access;
        this.record = record;
        this.args = args;
    }

    /** The refusal, if the answer does not hold. */
    Optional<Outcome> whyNot() {
        if (args.integer("block") >= turn.block()) {
            return Optional.of(Refusal.BLOCK_AHEAD.because("an answer looks at a block before its own"));
        }
        long named = Stream.of("subject", "salt", "grants", "facts")
                .filter(args::has)
                .count();
        boolean allowed = args.truth("allowed");
        if (named != (allowed ? 4 : 0)) {
            return Optional.of(Refusal.ANSWER_INCOMPLETE.because(
                    "subject, salt, grants and facts are all there if allowed, and none of them if refused"));
        }
        return allowed ? whyNotAllowed(new Handle(args.string("subject"))) : Optional.empty();
    }

    private Optional<Outcome> whyNotAllowed(Handle subject) {
        if (!record.live()) {
            return Optional.of(Refusal.RECORD_RETIRED.because("the record was retired before this answer"));
        }
        if (!opens(subject)) {
            return Optional.of(Refusal.WRONG_SUBJECT.because("subject and salt do not open the record's commitment"));
        }
        Optional<Account> reader = turn.account(access.reader());
        if (reader.isEmpty() || !reader.get().isActive()) {
            return Optional.of(Refusal.READER_INACTIVE.because("the reader's account was suspended"));
        }
        if (!restsOnSomething(subject, reader.get())) {
            return Optional.of(Refusal.GRANT_NOT_LIVE.because(
                    "an allowance rests on live grants of the subject, or on the reader being subject or author"));
        }
        if (!args.hash("facts").equals(Facts.digest(turn.state(), access.reader(), access.record(), subject))) {
            return Optional.of(Refusal.FACTS_CHANGED.because("the state has changed since: decide again"));
        }
        return Optional.empty();
    }

    private boolean opens(Handle subject) {
        Hash salt = args.hash("salt");
        Hash about = About.commit(access.record(), subject, Bytes.wrap(salt.toArray()));
        return about.equals(record.about())
                && Records.subject(turn.state(), subject)
                        .filter(enrolled -> enrolled.member().equals(record.owner()))
                        .isPresent();
    }

    private boolean restsOnSomething(Handle subject, Account reader) {
        List<String> grants = args.strings("grants");
        if (grants.isEmpty()) {
            Subject enrolled = Records.subject(turn.state(), subject).orElseThrow();
            boolean author = reader.id().equals(record.author()) && Standing.worksForMember(reader);
            return author || enrolled.isSpokenForBy(reader);
        }
        return grants.stream().allMatch(grant -> isLive(new Handle(grant), subject));
    }

    private boolean isLive(Handle grant, Handle subject) {
        return Grants.grant(turn.state(), grant)
                .filter(found ->
                        found.status() == Grant.Status.LIVE && found.subject().equals(subject))
                .isPresent();
    }
}
