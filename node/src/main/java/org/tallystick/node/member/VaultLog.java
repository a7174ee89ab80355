package org.tallystick.node.member;

import java.io.IOException;
import java.lang.System.Logger.Level;
import org.tallystick.formats.id.MemberId;
import org.tallystick.sharing.vault.Scrub;
import org.tallystick.sharing.vault.Sweep;
import org.tallystick.sharing.vault.Upkeep;

/** Writes into the log what came of looking after a vault; of which payload it was it does not say. */
final class VaultLog implements Upkeep.Log {
    private static final System.Logger LOG = System.getLogger(VaultLog.class.getName());

    private final MemberId member;

    VaultLog(MemberId member) {
        this.member = member;
    }

    @Override
    public void swept(Sweep sweep) {
        if (sweep.kept() + sweep.removed() > 0) {
            LOG.log(
                    Level.INFO,
                    sweep.removed() + " payloads of " + member + " had no record and were removed, " + sweep.kept()
                            + " had one and were kept");
        }
    }

    /** That all is well, status and metrics say; it is no news. */
    @Override
    public void scrubbed(Scrub scrub) {
        Level level = scrub.damaged() + scrub.unreadable() == 0 ? Level.DEBUG : Level.ERROR;
        LOG.log(
                level,
                scrub.payloads() + " payloads of " + member + " were checked, " + scrub.damaged() + " are damaged, "
                        + scrub.unreadable() + " cannot be read");
    }

    @Override
    public void failed(IOException why) {
        LOG.log(Level.ERROR, "the vault of " + member + " cannot be looked after", why);
    }
}
