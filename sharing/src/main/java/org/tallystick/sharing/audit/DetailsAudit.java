package org.tallystick.sharing.audit;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.sharing.audit.VaultFinding.Place;
import org.tallystick.sharing.details.AccountBody;
import org.tallystick.sharing.details.Addenda;
import org.tallystick.sharing.details.Body;
import org.tallystick.sharing.exchange.PapersAudit;

/** Holds a member's details against the entries that name them. */
final class DetailsAudit {
    /** What a member has of an entry's details. */
    sealed interface Held {
        /** These. */
        record Sound(Details details) implements Held {}

        /** Something that is not what it should be, which has been said. */
        record Damaged() implements Held {}

        /** None. */
        record None() implements Held {}
    }

    private final MemberId member;
    private final PapersAudit papers;
    private final Found found;
    private final Set<Hash> unopened = new HashSet<>();
    private long sound;
    private long names;

    DetailsAudit(MemberId member, PapersAudit papers, Found found) {
        this.member = member;
        this.papers = papers;
        this.found = found;
    }

    /** Looks for the details of a transaction, and checks them if they are here. */
    Held look(Place place, Transaction transaction, Addenda addenda) {
        Hash digest = transaction.args().hash(Details.ARGUMENT);
        try {
            Optional<Details> here = papers.details(digest)
                    .filter(details -> details.transaction().equals(transaction.id()));
            return here.isEmpty() ? new Held.None() : check(place, addenda.check(here.get(), transaction));
        } catch (IOException e) {
            unopened.add(digest);
            return damaged(place, "they do not open");
        } catch (MalformedException e) {
            return damaged(place, e.detail());
        }
    }

    private Held check(Place place, Parsed<Details> checked) {
        return switch (checked) {
            case Parsed.Ok<Details>(Details details) -> {
                sound++;
                names += isName(details) ? 1 : 0;
                yield new Held.Sound(details);
            }
            case Parsed.Bad<Details>(Fault _, String why) -> damaged(place, why);
        };
    }

    private static boolean isName(Details details) {
        return Body.parse(details) instanceof Parsed.Ok<Body>(AccountBody account)
                && account.name().isPresent();
    }

    private Held damaged(Place place, String why) {
        found.add(new VaultFinding.DetailsDamaged(member, place, why));
        return new Held.Damaged();
    }

    /** The member should have them and does not. */
    void missing(Place place, MemberId from) {
        found.add(new VaultFinding.DetailsMissing(member, place, from));
    }

    /** True if this member has still to deliver these details to that one. */
    boolean owes(MemberId to, Hash digest) {
        return papers.owes(to, digest);
    }

    /** How many details were found and are those of their entries. */
    long sound() {
        return sound;
    }

    /** How many of them name an account. */
    long names() {
        return names;
    }

    /**
     * Once every entry has been seen.
     *
     * @param damaged how many documents in all do not open
     */
    void finish(long damaged) {
        if (damaged > unopened.size()) {
            found.add(new VaultFinding.DocumentsDamaged(member, damaged - unopened.size()));
        }
    }
}
