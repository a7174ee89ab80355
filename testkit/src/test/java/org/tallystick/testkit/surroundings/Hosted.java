package org.tallystick.testkit.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tallystick.ledger.engine.GenesisException;
import org.tallystick.ledger.log.SealException;
import org.tallystick.ledger.store.StoreFailure;
import org.tallystick.node.EmbeddedNetwork;
import org.tallystick.node.NodeException;
import org.tallystick.node.folder.NetworkDirectory;
import org.tallystick.sharing.contracts.NetworkContracts;
import org.tallystick.testkit.network.ThreeMembers;

/** A network's directory that a test may do anything to, and the network in this process while it runs. */
final class Hosted {
    private Hosted() {}

    /** Starts what is in a directory. */
    static EmbeddedNetwork start(NetworkDirectory directory) throws IOException {
        return start(directory, InstantSource.system());
    }

    /** The same by another clock. */
    static EmbeddedNetwork start(NetworkDirectory directory, InstantSource clock) throws IOException {
        return EmbeddedNetwork.open(directory, _ -> ThreeMembers.passphrase(), NetworkContracts.ALL, clock);
    }

    /** What {@code tally up} says of a directory that cannot be run; anything else that happens is a failure. */
    static String advice(NetworkDirectory directory) throws IOException {
        try (EmbeddedNetwork _ = start(directory)) {
            throw new AssertionError("it started all the same");
        } catch (NodeException | StoreFailure | SealException | GenesisException expected) {
            assertThat(expected.getMessage()).hasSizeGreaterThan(40);
            return String.valueOf(expected.getMessage());
        }
    }

    /** A copy of a directory, in place of what was there. */
    static NetworkDirectory copy(NetworkDirectory original, Path to) throws IOException {
        copy(original.root(), to);
        return new NetworkDirectory(to);
    }

    /** A copy of a folder or file, in place of what was there. */
    static void copy(Path from, Path to) throws IOException {
        delete(to);
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Lets two folders change places. */
    static void swap(Path one, Path other) throws IOException {
        Path aside = one.resolveSibling("aside");
        Files.move(one, aside);
        Files.move(other, one);
        Files.move(aside, other);
    }

    /** Puts a file where there was a folder or file. */
    static void replaceByFile(Path path) throws IOException {
        delete(path);
        Files.writeString(path, "someone's notes");
    }

    /** Removes a folder or file, whatever is in it. */
    static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            deepestFirst.forEach(Hosted::deleteOne);
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
