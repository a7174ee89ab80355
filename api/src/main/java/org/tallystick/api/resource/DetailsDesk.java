package org.tallystick.api.resource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.Problem;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.mempool.Admission;
import org.tallystick.ledger.mempool.Checked;
import org.tallystick.sharing.details.Addenda;

/**
 * Takes the details that come with transactions. They are on the disk before their transactions are handed in, so that nothing
 * is acknowledged whose details could be lost; and they are kept only for transactions that are signed, so that nobody else
 * fills the disk.
 */
final class DetailsDesk {
    private final MemberId here;
    private final Knowledge knowledge;
    private final PayloadDesk payloads;
    private final Addenda addenda;

    DetailsDesk(MemberId here, Knowledge knowledge, PayloadDesk payloads, Addenda addenda) {
        this.here = here;
        this.knowledge = knowledge;
        this.payloads = payloads;
        this.addenda = addenda;
    }

    /**
     * For each item, why it must not be handed in; nothing if it may be.
     *
     * @param checked what the engine found; what it does not take it will say itself
     */
    List<Optional<Problem>> take(List<SubmitResource.Item> items, List<Checked> checked) {
        List<Optional<Problem>> problems = new ArrayList<>();
        List<Details> kept = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            SubmitResource.Item item = items.get(i);
            Checked found = checked.get(i);
            List<Details> good = new ArrayList<>();
            problems.add(signed(item, found).flatMap(signed -> check(signed, item.details(), good)));
            boolean again = found instanceof Checked.Answered;
            good.stream().filter(details -> !again || !isThere(details)).forEach(kept::add);
        }
        keep(kept);
        return problems;
    }

    /** The transaction, if its account signed it. */
    private static Optional<Transaction> signed(SubmitResource.Item item, Checked checked) {
        return switch (checked) {
            case Checked.Passed passed -> Optional.of(passed.pending().transaction());
            case Checked.Answered(Admission.Rejected _) -> Optional.empty();
            case Checked.Answered(Admission.Accepted _), Checked.Answered(Admission.Known _) ->
                Optional.of(Transaction.parse(item.transaction()).orThrow());
        };
    }

    private Optional<Problem> check(Transaction transaction, Optional<Bytes> came, List<Details> good) {
        boolean ours = transaction.issuer().member().equals(here);
        if (came.isEmpty()) {
            return ours ? missing(transaction) : Optional.empty();
        }
        if (!ours) {
            return bad("details are kept by the member of the account that signs: submit there", Optional.empty());
        }
        Parsed<Details> checked = Parsed.of(() -> check(transaction, came.get()));
        return switch (checked) {
            case Parsed.Bad<Details>(Fault fault, String why) -> bad(why, Optional.of(fault.code()));
            case Parsed.Ok<Details>(Details details) -> {
                Optional<Problem> missing = payloads.missing(transaction);
                if (missing.isEmpty()) {
                    good.add(details);
                }
                yield missing;
            }
        };
    }

    /** @throws MalformedException unless these are details as the transaction means them */
    private Details check(Transaction transaction, Bytes came) {
        Details details = Details.parse(came).orThrow();
        return addenda.check(details, transaction).orThrow();
    }

    private Optional<Problem> missing(Transaction transaction) {
        boolean named = transaction.args().has(Details.ARGUMENT);
        return named && knowledge.details(transaction.id()).isEmpty()
                ? bad("the arguments name details, and none came", Optional.empty())
                : Optional.empty();
    }

    /** What is there since the first time is not written once more: the disk may have no room for it. */
    private boolean isThere(Details details) {
        return knowledge.details(details.transaction()).filter(details::equals).isPresent();
    }

    private void keep(List<Details> details) {
        if (!details.isEmpty()) {
            try {
                knowledge.shelf().keepAll(details);
            } catch (UncheckedIOException e) {
                throw Disk.problem(new IOException(e.getMessage(), e));
            }
        }
    }

    private static Optional<Problem> bad(String why, Optional<String> fault) {
        return Optional.of(new Problem(Code.BAD_DETAILS, why, fault));
    }
}
