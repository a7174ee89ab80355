package org.tallystick.api.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.api.auth.Access;
import org.tallystick.api.frame.Endpoint;
import org.tallystick.api.frame.Inquiry;
import org.tallystick.api.frame.Reply;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.Problem;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.engine.Engine;
import org.tallystick.ledger.mempool.Checked;

/** Takes transactions, one or many, and says what became of each. They are signed: no token is needed. */
final class SubmitResource implements Endpoint.Resource {
    private static final int MAX_BATCH = 1_000;

    private final Engine engine;
    private final DetailsDesk desk;
    private final Feed feed;

    /** A transaction as it came, with its details as they came. */
    record Item(Bytes transaction, Optional<Bytes> details) {
        static Item read(JsonObject json) {
            json.allowOnly("transaction", "details");
            return new Item(
                    Bytes.utf8(json.string("transaction")),
                    json.optionalString("details").map(Bytes::utf8));
        }
    }

    SubmitResource(Engine engine, DetailsDesk desk, Feed feed) {
        this.engine = engine;
        this.desk = desk;
        this.feed = feed;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/v1/transactions", Access.OPEN, this::submit).taking("wait"));
    }

    private Reply submit(Inquiry inquiry) {
        Waiting waiting =
                new Waiting(feed, inquiry.query("wait", SubmitResource::wait).isPresent());
        JsonObject body = inquiry.document();
        try {
            if (!body.has("transactions")) {
                Outcome outcome = submit(List.of(Item.read(body)), waiting).getFirst();
                return reply(outcome);
            }
            return Reply.json(JsonObject.with("outcomes", json(submit(batch(body), waiting)))
                    .build());
        } catch (MalformedException e) {
            throw Problem.of(Code.BAD_BODY, e).exception();
        }
    }

    private static String wait(String text) {
        ProblemException.unless(text.equals("commit"), Code.BAD_PARAMETER, "'wait' is commit");
        return text;
    }

    private static List<Item> batch(JsonObject body) {
        body.allowOnly("transactions");
        JsonArray items = body.array("transactions");
        int count = items.items().size();
        ProblemException.unless(
                count >= 1 && count <= MAX_BATCH, Code.BAD_BODY, "a batch has 1 to " + MAX_BATCH + " items");
        return items.objects().map(Item::read).toList();
    }

    private static JsonArray json(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::json).collect(JsonArray.collector());
    }

    private List<Outcome> submit(List<Item> items, Waiting waiting) {
        List<Checked> checked =
                engine.check(items.stream().map(Item::transaction).toList());
        List<Optional<Problem>> refused = desk.take(items, checked);
        List<Checked> handedIn = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (refused.get(i).isEmpty()) {
                handedIn.add(checked.get(i));
            }
        }
        var admissions = engine.enter(handedIn).iterator();
        return refused.stream()
                .<Outcome>map(problem ->
                        problem.<Outcome>map(Outcome.Rejected::new).orElseGet(() -> waiting.outcome(admissions.next())))
                .toList();
    }

    private static Reply reply(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Committed committed -> Reply.json(committed.json());
            case Outcome.Accepted accepted ->
                Reply.json(202, accepted.json()).with("Location", "/v1/transactions/" + accepted.id());
            case Outcome.Rejected(Problem problem) -> throw problem.exception();
        };
    }
}
