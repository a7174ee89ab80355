package org.tallystick.sharing.details;

import java.util.List;
import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.details.About;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Shape;

/**
 * What a record is, and about whom: {@code records.share}.
 *
 * @param subject the handle of whom or what it is about, in every version
 * @param aboutSalt 32 random bytes, never used for another record; they open the commitment {@code about}
 * @param content the first version
 * @param collections what it belongs to until {@code records.collect} says otherwise
 */
public record ShareBody(Handle subject, Hash aboutSalt, Content content, List<Handle> collections) implements Body {
    static final Shape.Fields SHAPE = Content.SHAPE
            .required("subject", Shape.handle().personal())
            .required("aboutSalt", Shape.hash().secret())
            .optional("collections", Say.HANDLES);

    public ShareBody {
        collections = List.copyOf(collections);
    }

    /** True if subject and salt open that commitment of that record. */
    public boolean opens(Hash about, Handle record) {
        return About.commit(record, subject, Bytes.wrap(aboutSalt.toArray())).equals(about);
    }

    @Override
    public Optional<String> contradicts(JsonObject args) {
        return opens(args.hash("about"), new Handle(args.string("record")))
                ? content.contradicts(args)
                : Optional.of("the details' subject does not open the commitment about");
    }

    static ShareBody read(JsonObject json) {
        return new ShareBody(
                new Handle(json.string("subject")),
                json.hash("aboutSalt"),
                Content.read(json),
                Say.handles(json, "collections"));
    }

    @Override
    public JsonObject json() {
        JsonObject.Builder out = content.json().with("subject", subject.value()).with("aboutSalt", aboutSalt);
        return (collections.isEmpty() ? out : out.with("collections", Say.array(collections))).build();
    }

    @Override
    public String toString() {
        return "what a record is";
    }
}
