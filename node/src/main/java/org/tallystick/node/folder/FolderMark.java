package org.tallystick.node.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.sealing.AtomicFile;
import org.tallystick.sealing.MasterKey;

/**
 * The file {@code FORMAT} in a folder of encrypted things: which format, whose, and under which vault key. Without it another
 * member's folder, or an old key, would look like one whose every file is damaged.
 */
final class FolderMark {
    private static final String FILE = "FORMAT";
    private static final int FORMAT = 1;
    private static final int CHECK_BYTES = 16;

    private final Path folder;
    private final List<String> lines;

    private FolderMark(Path folder, List<String> lines) {
        this.folder = folder;
        this.lines = lines;
    }

    /**
     * The mark that the folder must have.
     *
     * @param kind what is in it, such as {@code vault}
     */
    static FolderMark of(Path folder, String kind, NetworkName network, MemberId member, MasterKey key) {
        List<String> lines = List.of(
                "tallystick " + kind + " " + FORMAT,
                "network " + network,
                "member " + member,
                "key " + check(kind, network, member, key));
        return new FolderMark(folder, lines);
    }

    /** Shows that two keys are one and nothing of either. */
    private static String check(String kind, NetworkName network, MemberId member, MasterKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key.derive("tally folder/1: mark", "HmacSHA256"));
            byte[] full = mac.doFinal(
                    Bytes.utf8(kind + "\n" + network + "\n" + member + "\n").toArray());
            return Bytes.wrap(Arrays.copyOf(full, CHECK_BYTES)).hex();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    /**
     * Holds the folder against its mark, or puts the mark there.
     *
     * @return true if the folder was empty
     * @throws FolderException if it is another's
     */
    boolean check() throws IOException {
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            compare();
            return false;
        }
        boolean empty = isEmpty();
        AtomicFile.write(file, Bytes.utf8(String.join("\n", lines) + "\n"));
        return empty;
    }

    /**
     * Holds the folder against its mark, if it has one, and changes nothing.
     *
     * @throws FolderException if it is another's
     */
    void compare() throws IOException {
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            compare(Files.readString(file).lines().toList());
        }
    }

    private void compare(List<String> found) {
        if (found.size() != lines.size() || !found.getFirst().equals(lines.getFirst())) {
            throw new FolderException(folder + " has another format than '" + lines.getFirst()
                    + "', the one this program reads: its file " + FILE + " begins '"
                    + found.stream().findFirst().orElse("") + "'. Use the program that wrote it, or a newer one");
        }
        for (int i = 1; i < lines.size() - 1; i++) {
            if (!found.get(i).equals(lines.get(i))) {
                throw new FolderException(folder + " belongs to " + found.get(i) + ", and was found where that of "
                        + lines.get(i) + " must be. Put each folder back in its place");
            }
        }
        if (!found.getLast().equals(lines.getLast())) {
            throw new FolderException(folder + " was sealed under another vault key than the one in keystore.jwe: the"
                    + " keystore is an old one, or the folder is. Restore both from one back-up");
        }
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }
}
