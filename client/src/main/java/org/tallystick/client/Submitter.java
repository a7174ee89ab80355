package org.tallystick.client;

import org.tallystick.formats.entry.Result;
import org.tallystick.formats.json.JsonObject;

/** Sends a signed transaction until it is known what became of it. Sent again it counts once. */
final class Submitter {
    private static final String TARGET = "/v1/transactions?wait=commit";

    private final Wire wire;
    private final Source source;
    private final Pauses pauses;
    private final Pending pending;

    Submitter(Wire wire, Source source, Pending pending) {
        this.wire = wire;
        this.source = source;
        this.pauses = new Pauses(source);
        this.pending = pending;
    }

    Submitted submit(Draft draft) {
        pending.keep(draft);
        try {
            JsonObject answer = committed(draft);
            Result result = Result.parse(answer.object("result")).orThrow();
            pending.settle(draft);
            return Submitted.of(draft.id(), answer.integer("index"), result);
        } catch (UnreachableException e) {
            throw UnreachableException.keeping(pending.file(draft), e);
        } catch (ProblemException e) {
            if (e.problem().isPassing()) {
                throw UnreachableException.keeping(pending.file(draft), e);
            }
            pending.settle(draft);
            throw e;
        }
    }

    /** A node answers before the commit if that takes long; then it is asked again, as long as the commit may come. */
    private JsonObject committed(Draft draft) {
        JsonObject answer = wire.postSigned(TARGET, draft.submission());
        for (int tried = 1; !answer.has("result"); tried++) {
            if (source.dated() >= draft.expires()) {
                throw new UnreachableException("the node has taken it, and has not committed it in its time");
            }
            pauses.before(tried);
            answer = wire.postSigned(TARGET, draft.submission());
        }
        return answer;
    }
}
