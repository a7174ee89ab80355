package org.tallystick.sharing.holder;

import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.tallystick.decision.Decision;
import org.tallystick.decision.Question;
import org.tallystick.decision.Verdict;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sharing.details.AnswerBody;
import org.tallystick.sharing.details.ShareBody;

/** Turns a dossier into a signed answer, and sees that those concerned will learn how it was decided. */
final class Answering {
    private final Pen pen;
    private final Courier courier;

    Answering(Pen pen, Courier courier) {
        this.pen = pen;
        this.courier = courier;
    }

    /** True if details are missing that could change the verdict. */
    boolean waits(Dossier dossier) {
        return Decision.decide(dossier.question()) instanceof Verdict.Refused refused
                && refused.rule() == Verdict.RefuseRule.DETAILS_MISSING
                && !dossier.missing().isEmpty();
    }

    Pen.Draft draft(Handle access, Dossier dossier) {
        Question question = dossier.question();
        Verdict verdict = Decision.decide(question);
        JsonObject.Builder args = JsonObject.with("access", access.value())
                .with("allowed", verdict.allowed())
                .with("block", question.when().block())
                .with("clock", question.when().clock())
                .with("function", Decision.FUNCTION);
        if (verdict.allowed()) {
            addGround(args, verdict, dossier);
        }
        Pen.Draft draft =
                pen.sign("accesses.answer", args, body(verdict, question).json());
        draft.details().ifPresent(details -> courier.deliver(details, concerned(dossier)));
        return draft;
    }

    private static void addGround(JsonObject.Builder args, Verdict verdict, Dossier dossier) {
        ShareBody opening = dossier.opening().orElseThrow();
        args.with("subject", opening.subject().value())
                .with("salt", opening.aboutSalt())
                .with(
                        "grants",
                        JsonArray.ofStrings(
                                verdict.grants().stream().map(Handle::value).toList()))
                .with("facts", dossier.facts().orElseThrow());
    }

    private static AnswerBody body(Verdict verdict, Question question) {
        Optional<String> purpose = question.request().purpose();
        Hash digest = Hash.of(question.json().canonical());
        return new AnswerBody(verdict.allowed(), verdict.ruleCode(), verdict.grants(), purpose, digest);
    }

    /** The reader's member and the subject's, whether or not the answer names the subject in public. */
    private NavigableSet<MemberId> concerned(Dossier dossier) {
        NavigableSet<MemberId> members = new TreeSet<>();
        members.add(dossier.question().reader().account().member());
        dossier.subjectMember().ifPresent(members::add);
        members.remove(pen.member());
        return members;
    }
}
