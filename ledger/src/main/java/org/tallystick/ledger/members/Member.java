package org.tallystick.ledger.members;

import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.note.VerifierKey;

/**
 * An organisation of the network, as the ledger knows it. Its administrator and its node are accounts.
 *
 * @param id its name
 * @param region where its vault stands, for residency
 * @param address the base URL of its node
 * @param vault the X-Wing public key that details and data keys for it are sealed to
 * @param log the verifier key (c2sp.org/signed-note) of its signature as the log
 * @param ed25519 the verifier key (c2sp.org/tlog-cosignature) of its Ed25519 cosignatures
 * @param mlDsa44 the verifier key of its ML-DSA-44 cosignatures
 * @param since the block that made it a member
 */
public record Member(
        MemberId id,
        String region,
        String address,
        Bytes vault,
        VerifierKey log,
        VerifierKey ed25519,
        VerifierKey mlDsa44,
        long since) {

    /** The member that a founder's or a proposal's arguments describe. */
    static Member ofArgs(JsonObject args, long since) {
        return read(new MemberId(args.string("member")), args, since);
    }

    /** The member of a value read from the state. */
    static Member read(MemberId id, JsonObject json) {
        return read(id, json, json.integer("since"));
    }

    private static Member read(MemberId id, JsonObject json, long since) {
        JsonObject cosigners = json.object("cosigners");
        return new Member(
                id,
                json.string("region"),
                json.string("address"),
                Bytes.wrap(Base64Text.decodeUrl(json.string("vault"))),
                key(json.string("log")),
                key(cosigners.string("ed25519")),
                key(cosigners.string("mlDsa44")),
                since);
    }

    private static VerifierKey key(String text) {
        return VerifierKey.parse(text).orThrow();
    }

    /** The value under which the member stands in the state; also what the API shows. */
    public JsonObject json() {
        return JsonObject.with("region", region)
                .with("address", address)
                .with("vault", Base64Text.encodeUrl(vault.dangerArray()))
                .with("log", log.encode())
                .with("cosigners", cosigners())
                .with("since", since)
                .build();
    }

    private JsonObject cosigners() {
        return JsonObject.with("ed25519", ed25519.encode())
                .with("mlDsa44", mlDsa44.encode())
                .build();
    }
}
