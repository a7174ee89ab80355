package org.tallystick.node.member;

import java.util.NavigableSet;
import java.util.Optional;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.keys.PublicKey;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.execution.CommittedState;
import org.tallystick.ledger.members.Member;
import org.tallystick.ledger.members.Members;
import org.tallystick.ledger.mempool.CommittedEntry;
import org.tallystick.sealing.hpke.RecipientKey;
import org.tallystick.sharing.details.Addenda;
import org.tallystick.sharing.exchange.CommittedLedger;
import org.tallystick.sharing.exchange.Contact;

/** What the exchange asks of the ledger. */
final class CommittedEntries implements CommittedLedger {
    private final CommittedState state;
    private final Addenda addenda;

    CommittedEntries(CommittedState state, Addenda addenda) {
        this.state = state;
        this.addenda = addenda;
    }

    @Override
    public Optional<Entry.Executed> entry(TransactionId transaction) {
        return state.find(transaction).map(CommittedEntry::entry);
    }

    @Override
    public Optional<Contact> contact(MemberId member) {
        return Members.find(state, member).map(this::contact);
    }

    private Contact contact(Member member) {
        return new Contact(member.id(), member.address(), RecipientKey.of(member.vault()), nodeKey(member.id()));
    }

    private PublicKey nodeKey(MemberId member) {
        return state.account(AccountId.nodeOf(member)).orElseThrow().signingKey();
    }

    @Override
    public NavigableSet<MemberId> concerned(Transaction transaction, Details details) {
        return addenda.concerned(state, transaction, details);
    }
}
