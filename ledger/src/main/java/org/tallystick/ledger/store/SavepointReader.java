package org.tallystick.ledger.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/** Reads a savepoint, its sections in parallel, and checks that its leaves give the root it names. */
final class SavepointReader {
    private final ReadFile in;
    private final long[] starts;

    private SavepointReader(ReadFile in, long[] starts) {
        this.in = in;
        this.starts = starts;
    }

    /** @throws MalformedException if the file is not a whole savepoint */
    static Savepoint read(Path path) throws IOException {
        try (ReadFile in = new ReadFile(path)) {
            SavepointHeader header = SavepointHeader.read(in.read(0, SavepointHeader.LENGTH));
            SavepointReader reader = new SavepointReader(in, header.starts());
            reader.requireWhole();
            StateRoot state = TreeLoader.load(slot -> reader.section(2 * slot));
            MalformedException.unless(
                    state.hash().equals(header.stateRoot()),
                    Fault.PROOF_ROOT,
                    "the leaves do not give the savepoint's root");
            return new Savepoint(
                    header.block(), header.position(), header.size(), header.header(), state, reader.transactions());
        }
    }

    /** Asked before anything is read: room is made for as many bytes as the header says that a section has. */
    private void requireWhole() {
        MalformedException.unless(
                starts[SavepointHeader.SECTIONS] == in.size(),
                Fault.TOO_SHORT,
                "the savepoint is not as long as its header says");
    }

    /** Checks one section of a file. @return its length. @throws MalformedException if it is not what was written */
    static int check(Path path, int section) throws IOException {
        try (ReadFile in = new ReadFile(path)) {
            long[] starts =
                    SavepointHeader.read(in.read(0, SavepointHeader.LENGTH)).starts();
            return new SavepointReader(in, starts).section(section).length + SavepointHeader.CHECKSUM;
        }
    }

    /** Transactions of different first bits lie in different parts of the table: threads do not meet. */
    private TransactionTable transactions() {
        TransactionTable table = new TransactionTable();
        IntStream.range(0, Branch.WIDTH).parallel().forEach(firstBits -> {
            ByteBuffer records = ByteBuffer.wrap(section(2 * firstBits + 1));
            while (records.remaining() >= SavepointHeader.TRANSACTION) {
                table.put(records.getLong(), records.getLong());
            }
        });
        return table;
    }

    /** The records, and behind them their checksum, which is shorter than any. */
    private byte[] section(int i) {
        int length = Math.toIntExact(starts[i + 1] - starts[i]);
        return SavepointHeader.requireIntact(in.read(starts[i], length), length);
    }
}
