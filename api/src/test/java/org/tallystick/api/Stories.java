package org.tallystick.api;

import org.tallystick.api.FrameFixture.Person;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.details.About;
import org.tallystick.formats.id.Handle;
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
