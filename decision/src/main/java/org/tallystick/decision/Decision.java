package org.tallystick.decision;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tallystick.decision.Question.Grant;
import org.tallystick.decision.Question.Subject;
import org.tallystick.decision.Verdict.AllowRule;
import org.tallystick.decision.Verdict.Allowed;
import org.tallystick.decision.Verdict.RefuseRule;
import org.tallystick.decision.Verdict.Refused;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;

/**
 * May this reader read this record? Whoever asks the same question gets the same verdict, today and in an audit.
 *
 * <p>What stops everything is tried first, then denials, then what opens: being the subject, being the author, a grant.
 * Where nothing opens, the verdict names the grant that came closest. A time window must hold by the ledger's time and by
 * the holder's clock for a grant to open; a denial closes as soon as one of the two says so.
 */
public final class Decision {
    /** The version of this function. From the first release on it changes whenever any question would get another verdict. */
    public static final String FUNCTION = "1";

    private final Question question;
    private final RecordTerms record;
    private final Subject subject;
    private final Purpose purpose;

    private Decision(Question question, RecordTerms record, Subject subject, Purpose purpose) {
        this.question = question;
        this.record = record;
        this.subject = subject;
        this.purpose = purpose;
    }

    /** Takes the decision. */
    public static Verdict decide(Question question) {
        if (!question.reader().active()) {
            return refused(RefuseRule.READER_INACTIVE);
        }
        if (!question.record().live()) {
            return refused(RefuseRule.RETIRED);
        }
        Optional<RecordTerms> record = question.record().details();
        Optional<Subject> subject = question.subject();
        Optional<String> purpose = question.request().purpose();
        if (record.isEmpty() || subject.isEmpty() || purpose.isEmpty() || anyTermsMissing(question.grants())) {
            return refused(RefuseRule.DETAILS_MISSING);
        }
        if (!record.get().subject().equals(subject.get().subject())) {
            return refused(RefuseRule.SUBJECT_MISMATCH);
        }
        return Purpose.find(purpose.get())
                .map(known -> new Decision(question, record.get(), subject.get(), known).verdict())
                .orElseGet(() -> refused(RefuseRule.PURPOSE_UNKNOWN));
    }

    /** The same on documents: what an auditor runs. The verdict's JSON, or what is wrong with the question's. */
    public static Parsed<JsonObject> decide(Bytes question) {
        return Question.parse(question).map(parsed -> decide(parsed).json());
    }

    private static boolean anyTermsMissing(List<Grant> grants) {
        return grants.stream().anyMatch(grant -> grant.terms().isEmpty());
    }

    private Verdict verdict() {
        if (!mayLeaveTo(question.reader().region())) {
            return refused(RefuseRule.REGION);
        }
        List<Handle> denials = question.grants().stream()
                .filter(grant -> terms(grant).isDenial() && closes(terms(grant)))
                .map(Grant::grant)
                .toList();
        if (!denials.isEmpty()) {
            return new Refused(RefuseRule.DENIED, denials);
        }
        if (isSubject()) {
            return new Allowed(AllowRule.SUBJECT, List.of());
        }
        if (isAuthor()) {
            return new Allowed(AllowRule.AUTHOR, List.of());
        }
        return byGrant();
    }

    private boolean mayLeaveTo(Optional<String> region) {
        return record.regions().isEmpty()
                || region.map(record.regions()::contains).orElse(false);
    }

    private boolean isSubject() {
        return subject.account().equals(Optional.of(question.reader().account()));
    }

    /** Whoever shared it while working for the owner, and still does. */
    private boolean isAuthor() {
        return question.reader().account().equals(question.record().author())
                && question.reader().worksForMember();
    }

    /** A denial that the subject aims at a role or a member is not aimed at the subject. */
    private boolean closes(Terms denial) {
        boolean reaches = denial.reader() instanceof ReaderTerm.OneAccount || !isSubject();
        return reaches
                && denial.reader().reaches(question.reader())
                && covers(denial)
                && denial.names(purpose)
                && (inForceAt(denial, question.when().time())
                        || inForceAt(denial, question.when().clock()));
    }

    private static boolean inForceAt(Terms terms, long time) {
        return terms.hasBegun(time) && !terms.isOver(time);
    }

    private boolean covers(Terms terms) {
        return terms.covers(question.record().record(), record);
    }

    /** Consent before a legal basis; then the lowest identifier, so that the order of the list does not matter. */
    private Verdict byGrant() {
        Optional<Grant> best = candidates().stream()
                .filter(grant -> obstacle(grant).isEmpty())
                .min(Comparator.comparing(Grant::by).thenComparing(Grant::grant));
        return best.<Verdict>map(grant -> new Allowed(allowRule(grant), List.of(grant.grant())))
                .orElseGet(this::closest);
    }

    private List<Grant> candidates() {
        return question.grants().stream()
                .filter(grant -> !terms(grant).isDenial()
                        && terms(grant).reader().opensTo(question.reader())
                        && covers(terms(grant)))
                .toList();
    }

    private static AllowRule allowRule(Grant grant) {
        return switch (grant.by()) {
            case SUBJECT -> AllowRule.CONSENT;
            case OWNER -> AllowRule.LEGAL_BASIS;
        };
    }

    private Verdict closest() {
        return candidates().stream()
                .flatMap(grant -> obstacle(grant).stream())
                .min(Comparator.naturalOrder())
                .map(Decision::refused)
                .orElseGet(() -> refused(RefuseRule.NO_GRANT));
    }

    /** The last thing that keeps a grant, which covers reader and record, from opening; empty if it opens. */
    private Optional<RefuseRule> obstacle(Grant grant) {
        Terms terms = terms(grant);
        Question.When when = question.when();
        if (!terms.names(purpose)) {
            return Optional.of(RefuseRule.OTHER_PURPOSE);
        }
        if (terms.isOver(when.time()) || terms.isOver(when.clock())) {
            return Optional.of(RefuseRule.EXPIRED);
        }
        if (!terms.hasBegun(when.time()) || !terms.hasBegun(when.clock())) {
            return Optional.of(RefuseRule.NOT_YET);
        }
        if (!terms.restsOnWordOf(grant.by())) {
            return Optional.of(RefuseRule.BASIS);
        }
        return grant.acknowledged() ? Optional.empty() : Optional.of(RefuseRule.NOT_ACKNOWLEDGED);
    }

    private static Terms terms(Grant grant) {
        return grant.terms().orElseThrow();
    }

    private static Verdict refused(RefuseRule rule) {
        return new Refused(rule, List.of());
    }
}
