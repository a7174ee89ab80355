package org.tallystick.node.founding;

import org.tallystick.formats.checkpoint.Cosigner;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.note.NoteSigner;
import org.tallystick.node.folder.MemberKeyring;

/** What an organisation says of itself when it founds a network or is proposed to one: its public keys, and its address. */
public final class Introduction {
    private Introduction() {}

    /** The arguments of {@code members.found}, and {@code member} in those of {@code members.propose}. */
    public static JsonObject of(NetworkName network, Founder founder, MemberKeyring keys) {
        String cosigner = Cosigner.nameOf(network, founder.member());
        JsonObject cosigners = JsonObject.with(
                        "ed25519",
                        new Cosigner(cosigner, keys.cosigner()).verifierKey().encode())
                .with(
                        "mlDsa44",
                        new Cosigner(cosigner, keys.cosignerMlDsa())
                                .verifierKey()
                                .encode())
                .build();
        return JsonObject.with("member", founder.member().value())
                .with("region", founder.region())
                .with("admin", keys.admin().publicKey().url())
                .with("node", keys.node().publicKey().url())
                .with(
                        "log",
                        new NoteSigner(network.value(), keys.log())
                                .verifierKey()
                                .encode())
                .with("cosigners", cosigners)
                .with("vault", keys.inbox().publicKey().url())
                .with("address", founder.address().toString())
                .build();
    }
}
