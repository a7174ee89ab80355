package org.tallystick.node;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import org.tallystick.formats.id.MemberId;
import org.tallystick.ledger.store.Recovery;

/** Tells whoever runs the node in which state it found its directory, if that is worth a word. */
final class StartLog {
    private static final System.Logger LOG = System.getLogger(StartLog.class.getName());

    private StartLog() {}

    /** What opening the ledger had to do. */
    static void recovered(Recovery recovery) {
        if (recovery.tornBlock()) {
            LOG.log(
                    Level.WARNING,
                    "the last block was not written whole and was cut off; nobody had been told that it was committed");
        }
        if (recovery.rebuilt() && recovery.replayed() > 0) {
            LOG.log(
                    Level.WARNING,
                    "index, hashes, offsets or state of the ledger were missing or did not fit its blocks, and were built"
                            + " anew from all " + recovery.replayed());
        }
    }

    /** Members' folders that are here, and whose members are none. */
    static void noMembers(List<MemberId> hosted) {
        hosted.forEach(member -> LOG.log(
                Level.WARNING,
                member
                        + " has a folder here and is no member of the network: its node is not started. Once the members have"
                        + " admitted it by vote, start again"));
    }

    /** Folders of a member in which there was nothing yet. */
    static void begun(List<Path> folders, long blocks) {
        if (blocks > 1) {
            for (Path folder : folders) {
                LOG.log(
                        Level.WARNING,
                        folder + " was empty although the ledger has " + blocks
                                + " blocks. If anything was kept there, it is"
                                + " missing: stop the node and restore the folder from a back-up");
            }
        }
    }
}
