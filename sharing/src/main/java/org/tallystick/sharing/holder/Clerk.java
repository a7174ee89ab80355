package org.tallystick.sharing.holder;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tallystick.decision.Question;
import org.tallystick.decision.RecordTerms;
import org.tallystick.decision.Terms;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.ledger.accounts.Accounts;
import org.tallystick.ledger.contract.Account;
import org.tallystick.ledger.members.Member;
import org.tallystick.ledger.members.Members;
import org.tallystick.sharing.DetailsRef;
import org.tallystick.sharing.Standing;
import org.tallystick.sharing.accesses.Access;
import org.tallystick.sharing.accesses.Facts;
import org.tallystick.sharing.details.Body;
import org.tallystick.sharing.details.CollectBody;
import org.tallystick.sharing.details.Content;
import org.tallystick.sharing.details.CorrectBody;
import org.tallystick.sharing.details.GrantBody;
import org.tallystick.sharing.details.RequestBody;
import org.tallystick.sharing.details.ShareBody;
import org.tallystick.sharing.grants.Grant;
import org.tallystick.sharing.grants.Grants;
import org.tallystick.sharing.records.Records;
import org.tallystick.sharing.records.SharedRecord;
import org.tallystick.sharing.records.Subject;

/** Gathers, for one request, what the state says and what the details at hand say, into a {@link Dossier}. */
final class Clerk {
    private final Ledger.View view;
    private final Library library;
    private final MemberId holder;
    private final Set<TransactionId> missing = new LinkedHashSet<>();

    Clerk(Ledger.View view, Library library, MemberId holder) {
        this.view = view;
        this.library = library;
        this.holder = holder;
    }

    /** @param clock the holder's clock, milliseconds since 1970, UTC */
    Dossier gather(Handle handle, Access access, long clock) {
        SharedRecord record = Records.record(view, access.record()).orElseThrow();
        Optional<ShareBody> opening = opening(record, access.record());
        Optional<RecordTerms> terms = terms(record, opening);
        Optional<Handle> subject = opening.map(ShareBody::subject);
        Optional<Subject> enrolled = subject.flatMap(one -> Records.subject(view, one))
                .filter(one -> one.member().equals(holder));
        Question question = new Question(
                new Question.When(view.block(), view.time(), clock),
                new Question.Request(
                        handle, find(access.details(), RequestBody.class).map(RequestBody::purpose)),
                reader(access.reader()),
                new Question.Item(access.record(), record.author(), record.live(), terms),
                enrolled.map(one -> new Question.Subject(subject.orElseThrow(), voice(one))),
                enrolled.isPresent() ? grants(subject.orElseThrow()) : List.of());
        Optional<Hash> facts = subject.map(one -> Facts.digest(view, access.reader(), access.record(), one));
        Optional<MemberId> told = enrolled.flatMap(Subject::account).map(AccountId::member);
        return new Dossier(question, missing, opening, facts, told);
    }

    private <T extends Body> Optional<T> find(DetailsRef ref, Class<T> type) {
        Optional<T> found = library.find(ref, type);
        if (found.isEmpty()) {
            missing.add(ref.transaction());
        }
        return found;
    }

    private Optional<ShareBody> opening(SharedRecord record, Handle handle) {
        return find(record.shared(), ShareBody.class).filter(body -> body.opens(record.about(), handle));
    }

    private Optional<RecordTerms> terms(SharedRecord record, Optional<ShareBody> opening) {
        Optional<Content> content = record.version() == 1
                ? opening.map(ShareBody::content)
                : find(record.details(), CorrectBody.class).map(CorrectBody::content);
        Optional<List<Handle>> collections = record.collected().isEmpty()
                ? opening.map(ShareBody::collections)
                : find(record.collected().get(), CollectBody.class).map(CollectBody::collections);
        return opening.flatMap(share -> content.flatMap(
                now -> collections.map(into -> new RecordTerms(share.subject(), now.type(), into, now.regions()))));
    }

    private Question.Reader reader(AccountId id) {
        Optional<Account> account = Accounts.find(view, id);
        return new Question.Reader(
                id,
                account.map(Account::isActive).orElse(false),
                account.map(Account::roles).orElse(List.of()),
                Members.find(view, id.member()).map(Member::region));
    }

    /** The account that speaks for the subject now: bound, and still with the role of a subject. */
    private Optional<AccountId> voice(Subject subject) {
        return subject.account()
                .flatMap(id -> Accounts.find(view, id))
                .filter(Standing::isSubject)
                .map(Account::id);
    }

    private List<Question.Grant> grants(Handle subject) {
        return Grants.live(view, subject).all().stream().map(this::grant).toList();
    }

    private Question.Grant grant(Handle handle) {
        Grant grant = Grants.grant(view, handle).orElseThrow();
        Optional<Terms> terms = find(grant.details(), GrantBody.class).map(GrantBody::terms);
        return new Question.Grant(handle, grant.by(), grant.status() == Grant.Status.LIVE, terms);
    }
}
