package org.tallystick.sharing.details;

import java.util.List;
import java.util.Optional;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Shape;

/**
 * How a holder decided: {@code accesses.answer}. It does not hold the other grants that were looked at, for the reader's
 * member is given it too; the digest of the question lets the holder show those to an auditor, and no others.
 *
 * @param allowed as in the arguments
 * @param rule the rule that decided, such as {@code consent} or {@code no-grant}
 * @param grants the grants that opened, or the denials that closed
 * @param purpose what the reader gave as purpose, for the subject to see; empty where the holder was not told
 * @param question SHA-256 of the canonical JSON of the question that was decided
 */
public record AnswerBody(boolean allowed, String rule, List<Handle> grants, Optional<String> purpose, Hash question)
        implements Body {
    static final Shape.Fields SHAPE = Shape.object()
            .required("allowed", Shape.truth())
            .required("rule", Shape.word().personal())
            .required("grants", Say.HANDLES)
            .optional("purpose", Shape.text(32).personal())
            .required("question", Shape.hash());

    public AnswerBody {
        grants = List.copyOf(grants);
    }

    static AnswerBody read(JsonObject json) {
        return new AnswerBody(
                json.truth("allowed"),
                json.string("rule"),
                Say.handles(json, "grants"),
                json.optionalString("purpose"),
                json.hash("question"));
    }

    @Override
    public Optional<String> contradicts(JsonObject args) {
        boolean same = allowed == args.truth("allowed")
                && (!allowed || Say.handles(args, "grants").equals(grants));
        return same ? Optional.empty() : Optional.of("the details' verdict is not the one on the ledger");
    }

    @Override
    public JsonObject json() {
        return JsonObject.with("rule", rule)
                .with("allowed", allowed)
                .with("grants", Say.array(grants))
                .with("purpose", purpose)
                .with("question", question)
                .build();
    }

    @Override
    public String toString() {
        return "how a holder decided";
    }
}
