package org.tallystick.sharing.details;

import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.tallystick.decision.Terms;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.contract.StateView;
import org.tallystick.sharing.accesses.Accesses;
import org.tallystick.sharing.records.Records;
import org.tallystick.sharing.records.Subject;

/**
 * Which members are to be given the details of a transaction. As few as can do their part: the holder, who decides; the
 * member of whoever signed; the member of the subject's own account, so that people see what is done with their data; of an
 * allowance the readers' member, of an answer the reader's. A denial is not told to those whom it shuts out.
 */
public final class Concerned {
    private final StateView state;
    private final NavigableSet<MemberId> members = new TreeSet<>();

    private Concerned(StateView state) {
        this.state = state;
    }

    /**
     * The members, sorted; the signer's own is always among them.
     *
     * @param state after the transaction was carried out
     * @param details its details, checked
     */
    public static NavigableSet<MemberId> members(StateView state, Transaction transaction, Details details) {
        Concerned concerned = new Concerned(state);
        concerned.members.add(transaction.issuer().member());
        if (Body.parse(details) instanceof Parsed.Ok<Body>(Body body)) {
            concerned.add(body, transaction.args());
        }
        return concerned.members;
    }

    private void add(Body body, JsonObject args) {
        switch (body) {
            case AccountBody _ -> {}
            case SubjectBody _ -> addAccountOf(handle(args, "subject"));
            case ShareBody share -> addAccountOf(share.subject());
            case CorrectBody _, CollectBody _, RetireBody _ -> addOwner(handle(args, "record"));
            case GrantBody grant -> addGrant(grant.terms(), handle(args, "subject"));
            case RequestBody _ -> addOwner(handle(args, "record"));
            case AnswerBody _ -> addAnswer(args);
        }
    }

    private static Handle handle(JsonObject args, String name) {
        return new Handle(args.string(name));
    }

    private void addOwner(Handle record) {
        Records.record(state, record).ifPresent(found -> members.add(found.owner()));
    }

    private void addAccountOf(Handle subject) {
        Records.subject(state, subject)
                .flatMap(Subject::account)
                .map(AccountId::member)
                .ifPresent(members::add);
    }

    private void addGrant(Terms terms, Handle subject) {
        Records.subject(state, subject).map(Subject::member).ifPresent(members::add);
        addAccountOf(subject);
        if (terms.effect() == Terms.Effect.ALLOW) {
            members.add(terms.reader().member());
        }
    }

    private void addAnswer(JsonObject args) {
        Accesses.access(state, handle(args, "access"))
                .map(access -> access.reader().member())
                .ifPresent(members::add);
        Optional<String> subject = args.optionalString("subject");
        subject.map(Handle::new).ifPresent(this::addAccountOf);
    }
}
