package org.tallystick.decision;

import java.util.List;
import java.util.Optional;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;

/** A question as JSON and back. A version of the function that this code does not have is not guessed at. */
final class QuestionJson {
    private QuestionJson() {}

    static Question read(JsonObject json) {
        json.allowOnly("function", "grants", "reader", "record", "request", "subject", "when");
        MalformedException.unless(
                json.string("function").equals(Decision.FUNCTION),
                Fault.FIELD_VALUE,
                "this program has version " + Decision.FUNCTION + " of the decision, and the question is for another");
        return new Question(
                when(json.object("when")),
                request(json.object("request")),
                reader(json.object("reader")),
                record(json.object("record")),
                object(json, "subject").map(QuestionJson::subject),
                json.array("grants").objects().map(QuestionJson::grant).toList());
    }

    static JsonObject write(Question question) {
        JsonObject.Builder out = JsonObject.with("function", Decision.FUNCTION)
                .with("when", when(question.when()))
                .with("request", request(question.request()))
                .with("reader", reader(question.reader()))
                .with("record", record(question.record()))
                .with(
                        "grants",
                        question.grants().stream().map(QuestionJson::grant).collect(JsonArray.collector()));
        question.subject().ifPresent(subject -> out.with("subject", subject(subject)));
        return out.build();
    }

    private static Question.When when(JsonObject json) {
        json.allowOnly("block", "clock", "time");
        return new Question.When(json.integer("block"), json.integer("time"), json.integer("clock"));
    }

    private static JsonObject when(Question.When when) {
        return JsonObject.with("block", when.block())
                .with("time", when.time())
                .with("clock", when.clock())
                .build();
    }

    private static Question.Request request(JsonObject json) {
        json.allowOnly("access", "purpose");
        return new Question.Request(new Handle(json.string("access")), json.optionalString("purpose"));
    }

    private static JsonObject request(Question.Request request) {
        return JsonObject.with("access", request.access().value())
                .with("purpose", request.purpose())
                .build();
    }

    private static Question.Reader reader(JsonObject json) {
        json.allowOnly("account", "active", "region", "roles");
        return new Question.Reader(
                AccountId.of(json.string("account")),
                json.truth("active"),
                json.array("roles").strings(),
                json.optionalString("region"));
    }

    private static JsonObject reader(Question.Reader reader) {
        return JsonObject.with("account", reader.account().toString())
                .with("active", reader.active())
                .with("roles", JsonArray.ofStrings(reader.roles()))
                .with("region", reader.region())
                .build();
    }

    private static Question.Item record(JsonObject json) {
        json.allowOnly("author", "details", "live", "record");
        return new Question.Item(
                new Handle(json.string("record")),
                AccountId.of(json.string("author")),
                json.truth("live"),
                object(json, "details").map(RecordTerms::of));
    }

    private static JsonObject record(Question.Item record) {
        JsonObject.Builder out = JsonObject.with("record", record.record().value())
                .with("author", record.author().toString())
                .with("live", record.live());
        record.details().ifPresent(details -> out.with("details", details.json()));
        return out.build();
    }

    private static Question.Subject subject(JsonObject json) {
        json.allowOnly("account", "subject");
        return new Question.Subject(
                new Handle(json.string("subject")),
                json.optionalString("account").map(AccountId::of));
    }

    private static JsonObject subject(Question.Subject subject) {
        return JsonObject.with("subject", subject.subject().value())
                .with("account", subject.account().map(AccountId::toString))
                .build();
    }

    private static Question.Grant grant(JsonObject json) {
        json.allowOnly("acknowledged", "by", "grant", "terms");
        return new Question.Grant(
                new Handle(json.string("grant")),
                Giver.of(json.string("by")),
                json.truth("acknowledged"),
                object(json, "terms").map(Terms::of));
    }

    private static JsonObject grant(Question.Grant grant) {
        JsonObject.Builder out = JsonObject.with("grant", grant.grant().value())
                .with("by", grant.by().code())
                .with("acknowledged", grant.acknowledged());
        grant.terms().ifPresent(terms -> out.with("terms", terms.json()));
        return out.build();
    }

    private static Optional<JsonObject> object(JsonObject json, String name) {
        return json.has(name) ? Optional.of(json.object(name)) : Optional.empty();
    }

    /** The handles as a JSON array of strings. */
    static JsonArray handles(List<Handle> handles) {
        return JsonArray.ofStrings(handles.stream().map(Handle::value).toList());
    }
}
