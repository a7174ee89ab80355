package org.tallystick.sharing.details;

import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.contract.Addendum;
import org.tallystick.ledger.contract.Call;
import org.tallystick.ledger.contract.Contracts;
import org.tallystick.ledger.contract.Shape;
import org.tallystick.ledger.contract.StateView;

/** Details as the contracts of a network say they must be, and whom they concern. */
public final class Addenda {
    private final Contracts contracts;

    public Addenda(Contracts contracts) {
        this.contracts = contracts;
    }

    /**
     * Holds a document against the transaction that it is said to belong to. {@link Fault#DETAILS_OF_ANOTHER_ENTRY} and {@link
     * Fault#DETAILS_DIGEST} if it does not; {@link Fault#FIELD_VALUE} if it contradicts the transaction's arguments.
     */
    public Parsed<Details> check(Details details, Transaction transaction) {
        return Parsed.of(() -> {
            details.mismatch(transaction).ifPresent(fault -> {
                throw new MalformedException(fault, "these are not the details of " + transaction.id());
            });
            Addendum addendum = addendum(details.call())
                    .orElseThrow(
                            () -> new MalformedException(Fault.CALL_NAME, "transactions of that call have no details"));
            require(addendum.shape(), details.body());
            addendum.contradiction().find(transaction.args(), details.body()).ifPresent(why -> {
                throw new MalformedException(Fault.FIELD_VALUE, why);
            });
            return details;
        });
    }

    /** @throws MalformedException unless the body has that shape */
    static void require(Shape shape, JsonObject body) {
        shape.check(body).ifPresent(mistake -> {
            String what = mistake.path().isEmpty() ? mistake.why() : mistake.sentence();
            throw new MalformedException(mistake.fault(), "the details' body: " + what);
        });
    }

    /**
     * The members that are to be given the details of a transaction, sorted; the signer's own is always among them. As few as
     * can do their part: each contract says who.
     *
     * @param state after the transaction was carried out
     * @param details its details, checked
     */
    public NavigableSet<MemberId> concerned(StateView state, Transaction transaction, Details details) {
        NavigableSet<MemberId> members = new TreeSet<>();
        members.add(transaction.issuer().member());
        addendum(details.call())
                .filter(addendum -> addendum.shape().check(details.body()).isEmpty())
                .ifPresent(addendum ->
                        members.addAll(addendum.recipients().of(state, transaction.args(), details.body())));
        return members;
    }

    private Optional<Addendum> addendum(String call) {
        return contracts.call(call).flatMap(Call::details);
    }
}
