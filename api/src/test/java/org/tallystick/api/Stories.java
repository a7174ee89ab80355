package org.tallystick.api;

import java.util.List;
import org.tallystick.api.FrameFixture.Person;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.details.About;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;

/** What tests tell of records again and again. */
final class Stories {
    private Stories() {}

    /** Shares a record of ten bytes about a subject. */
    static JsonObject share(NodeFixture node, Person author, String record, String subject) {
        JsonObject upload = node.upload("ten bytes!");
        Hash aboutSalt = Hash.of(Bytes.utf8("about"));
        JsonObject body = JsonObject.with("type", "lab-report")
                .with("label", "HbA1c Marked")
                .with("mediaType", "text/csv")
                .with("size", 10)
                .with("salt", upload.string("salt"))
                .with("root", upload.string("root"))
                .with("subject", subject)
                .with("aboutSalt", aboutSalt)
                .build();
        Hash about = About.commit(new Handle(record), new Handle(subject), Bytes.wrap(aboutSalt.toArray()));
        return node.call(
                author,
                "records.share",
                JsonObject.with("record", record).with("about", about).with("commitment", upload.string("commitment")),
                body);
    }

    /** What another member's account shares here: its details it hands in elsewhere. */
    static JsonObject shared(String record) {
        return JsonObject.with("record", record)
                .with("about", Hash.ZERO)
                .with("commitment", Hash.ZERO)
                .with("details", Hash.ZERO)
                .build();
    }

    /** What a grant says that lets the clinic read everything for treatment. */
    static JsonObject terms() {
        return JsonObject.with("effect", "allow")
                .with("reader", JsonObject.with("member", "clinic").build())
                .with("scope", JsonObject.builder().with("all", true).build())
                .with("purposes", JsonArray.ofStrings(List.of("TREAT")))
                .with("basis", JsonArray.ofStrings(List.of("A6-1-a")))
                .build();
    }

    /** Enrols a subject for whom that account speaks. */
    static JsonObject enrol(NodeFixture node, Person steward, String subject, Person account) {
        return node.call(
                steward,
                "records.enrol",
                JsonObject.with("subject", subject).with("account", account.id().toString()),
                JsonObject.with("name", "Ada").build());
    }

    /** Asks for a record. */
    static JsonObject request(NodeFixture node, Person reader, String record, String access) {
        return node.call(
                reader,
                "accesses.request",
                JsonObject.with("access", access)
                        .with("record", record)
                        .with("answerBy", System.currentTimeMillis() + 60_000),
                JsonObject.with("purpose", "TREAT").build());
    }
}
