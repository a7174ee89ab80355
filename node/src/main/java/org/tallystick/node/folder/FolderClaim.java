package org.tallystick.node.folder;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.sealing.MasterKey;

/** Looks at a member's folders before its node uses them: that they are folders, can be written to, and are the member's. */
public final class FolderClaim {
    private FolderClaim() {}

    /**
     * Claims the folders for that member of that network; those that are missing are made.
     *
     * @param key the member's vault key
     * @return the folders in which there was nothing yet
     * @throws FolderException if one cannot be used, or is another's
     */
    public static List<Path> of(NetworkDirectory.Member member, NetworkName network, MasterKey key) throws IOException {
        requireUsable(member.root());
        List<Path> begun = new ArrayList<>();
        Map<String, Path> kinds = new TreeMap<>(Map.of("vault", member.vault(), "details", member.details()));
        for (Map.Entry<String, Path> kind : kinds.entrySet()) {
            Path folder = kind.getValue();
            if (!Files.exists(folder)) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            requireUsable(folder);
            if (FolderMark.of(folder, kind.getKey(), network, member.id(), key).check()) {
                begun.add(folder);
            }
        }
        return begun;
    }

    /**
     * Looks whether the folders are that member's, without claiming them.
     *
     * @throws FolderException if one is another's
     */
    public static void compare(NetworkDirectory.Member member, NetworkName network, MasterKey key) throws IOException {
        FolderMark.of(member.vault(), "vault", network, member.id(), key).compare();
        FolderMark.of(member.details(), "details", network, member.id(), key).compare();
    }

    private static void requireUsable(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new FolderException(folder + " is a file, where a folder must be. Move the file away, and restore the"
                    + " folder from a back-up");
        }
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        boolean marked = posix && !Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OWNER_WRITE);
        if (marked || !Files.isWritable(folder)) {
            throw new FolderException(folder + " is read-only. Make it writable for the user that runs the node, then"
                    + " start it again");
        }
    }
}
