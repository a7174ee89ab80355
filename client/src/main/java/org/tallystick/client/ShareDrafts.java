package org.tallystick.client;

import java.util.List;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.details.About;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;

/** The transactions that bring what is in the vault onto the ledger. */
final class ShareDrafts {
    private final Drafts drafts;
    private final Source source;

    ShareDrafts(Drafts drafts, Source source) {
        this.drafts = drafts;
        this.source = source;
    }

    Draft draft(NewRecord meta, Stored stored) {
        return meta.version() == 1 ? share(meta, stored) : correct(meta, stored);
    }

    private Draft share(NewRecord meta, Stored stored) {
        Bytes aboutSalt = source.bytes(About.SALT_SIZE);
        JsonObject args = JsonObject.with("record", meta.record().value())
                .with("about", About.commit(meta.record(), meta.subject(), aboutSalt))
                .with("commitment", stored.commitment())
                .build();
        JsonObject.Builder body = describe(meta, stored)
                .with("subject", meta.subject().value())
                .with("aboutSalt", Hash.wrap(aboutSalt.toArray()));
        meta.collection().ifPresent(one -> body.with("collections", JsonArray.ofStrings(List.of(one.value()))));
        return drafts.withDetails("records.share", args, body.build());
    }

    /** Whom the record is about, and the collections it belongs to, stay as they were. */
    private Draft correct(NewRecord meta, Stored stored) {
        JsonObject args = JsonObject.with("record", meta.record().value())
                .with("version", meta.version())
                .with("commitment", stored.commitment())
                .build();
        return drafts.withDetails(
                "records.correct", args, describe(meta, stored).build());
    }

    private static JsonObject.Builder describe(NewRecord meta, Stored stored) {
        return meta.description()
                .json()
                .with("size", stored.size())
                .with("salt", stored.salt().url())
                .with("root", stored.root());
    }
}
