package org.tallystick.client;

import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sealing.hpke.Binding;
import org.tallystick.sealing.payload.Release;

/**
 * A read that was allowed, as it stands on the ledger: told by the reader's own node, and what the holder hands over is held
 * against it ({@code spec/sealing.md}, Release).
 *
 * @param entry the index of the entry with the holder's answer
 * @param version the version that the answer releases
 * @param commitment that version's
 */
record Allowed(Handle access, Handle record, MemberId holder, long entry, long version, Hash commitment) {
    Allowed {
        MalformedException.unless(
                entry >= 0 && version >= 1, Fault.FIELD_VALUE, "entries count from 0, versions from 1");
    }

    /** What the reader's own node says of an access that was allowed. */
    static Allowed of(JsonObject access) {
        JsonObject answer = access.object("answer");
        return new Allowed(
                new Handle(access.string("access")),
                new Handle(access.string("record")),
                new MemberId(answer.string("holder")),
                answer.integer("entry"),
                answer.integer("version"),
                answer.hash("commitment"));
    }

    /**
     * Opens what the holder hands over.
     *
     * @throws DisagreementException if it names another entry or version, or was sealed for other than this access
     */
    Release open(Identity reader, JsonObject handedOver) {
        require("entry", entry, handedOver.integer("entry"));
        require("version", version, handedOver.integer("version"));
        Binding binding = new Binding.Release(reader.network(), access, entry, record, version, reader.account());
        Bytes sealed = Bytes.wrap(Base64Text.decodeUrl(handedOver.string("sealed")));
        return Release.open(reader.encryption(), binding, sealed)
                .orElseThrow(() -> new DisagreementException("the release was not sealed for this access"));
    }

    private static void require(String what, long committed, long stated) {
        if (committed != stated) {
            throw new DisagreementException(
                    "the holder releases " + what + " " + stated + ", but on the ledger it is " + committed);
        }
    }
}
