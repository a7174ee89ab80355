package org.tallystick.decision;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;

/**
 * Everything that a decision may look at, and nothing else: what the ledger's state says after one block, the holder's
 * clock, and the details that the holder has. What the holder lacks is empty, and an empty place never opens anything.
 *
 * <p>Its JSON form is what an auditor keeps, compares with the ledger, and puts to {@link Decision#decide} again.
 *
 * @param when the block whose state was read, and two clocks
 * @param request what is asked
 * @param reader who asks, as the state has the account
 * @param record what is asked for
 * @param subject whom it is about; empty while the record's details are missing, for only they tell
 * @param grants every live grant and denial on the subject's handle, in the state's order
 */
public record Question(
        When when, Request request, Reader reader, Item record, Optional<Subject> subject, List<Grant> grants) {

    public Question {
        grants = List.copyOf(grants);
    }

    /**
     * The moment.
     *
     * @param block the block after which the state was read
     * @param time that block's time, milliseconds since 1970, UTC
     * @param clock the holder's own clock, the same unit
     */
    public record When(long block, long time, long clock) {}

    /**
     * The request.
     *
     * @param access its identifier
     * @param purpose a code; whether it is on the published list is for the decision to say. Empty: no details
     */
    public record Request(Handle access, Optional<String> purpose) {}

    /**
     * The reader's account.
     *
     * @param account who
     * @param active false once it is suspended, or unknown
     * @param roles sorted; those it has now
     * @param region where its member is
     */
    public record Reader(AccountId account, boolean active, List<String> roles, Optional<String> region) {
        public Reader {
            roles = List.copyOf(new TreeSet<>(roles));
        }

        boolean worksForMember() {
            return Staff.includes(account, roles);
        }
    }

    /**
     * The record.
     *
     * @param record its identifier
     * @param author the account that signed its current version
     * @param live false once it is retired
     * @param details what of its details decides; empty where the holder lacks any of them
     */
    public record Item(Handle record, AccountId author, boolean live, Optional<RecordTerms> details) {}

    /**
     * The subject at the holder.
     *
     * @param subject the handle
     * @param account the account bound to it, if there is one that still has the role of a subject
     */
    public record Subject(Handle subject, Optional<AccountId> account) {}

    /**
     * A live grant or denial.
     *
     * @param grant its identifier
     * @param by on whose word it stands
     * @param acknowledged true once the holder has signed that it has the details
     * @param terms what it says; empty where the holder lacks the details
     */
    public record Grant(Handle grant, Giver by, boolean acknowledged, Optional<Terms> terms) {}

    /** The same question, to be opened by these grants and by no others. Denials stay, and what nobody knows the terms of. */
    public Question restingOn(List<Handle> allowances) {
        List<Grant> kept = grants.stream()
                .filter(grant -> allowances.contains(grant.grant())
                        || grant.terms().map(Terms::isDenial).orElse(true))
                .toList();
        return new Question(when, request, reader, record, subject, kept);
    }

    /** Reads the form that {@link #json} writes. */
    public static Parsed<Question> parse(Bytes utf8) {
        return Parsed.of(() -> QuestionJson.read(Json.parseObject(utf8).orThrow()));
    }

    /** The question as one document, with the version of the function that it is put to. */
    public JsonObject json() {
        return QuestionJson.write(this);
    }

    @Override
    public String toString() {
        return "a question";
    }
}
