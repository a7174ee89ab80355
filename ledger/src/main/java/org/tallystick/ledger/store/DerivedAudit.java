package org.tallystick.ledger.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.ledger.contract.Key;

/** Compares what is derived with what the blocks give, block by block. */
final class DerivedAudit implements AutoCloseable {
    private final StoreDirectory directory;
    private final Findings findings;
    private final Optional<HashFiles> hashes;
    private final Optional<Offsets> offsets;
    private final Optional<Index> index;
    private final Optional<MadeAudit> made;
    private final Optional<Savepoint> savepoint;
    private long keys;

    DerivedAudit(StoreDirectory directory, Findings findings) {
        this.directory = directory;
        this.findings = findings;
        this.hashes = Optional.of(directory.hashes()).filter(HashFiles::exist).map(HashFiles::open);
        this.offsets = Optional.of(directory.offsets()).filter(Offsets::exist).map(Offsets::open);
        this.index = Optional.of(directory.index()).filter(Files::exists).flatMap(Index::inspect);
        this.made = index.map(opened -> new MadeAudit(opened, directory.index(), findings));
        this.savepoint = SavepointFiles.newest(directory.state());
        findings.unless(hashes.isPresent(), differs(directory.hashes(), "hashes are missing"));
        findings.unless(offsets.isPresent(), differs(directory.offsets(), "offsets are missing"));
        findings.unless(index.isPresent(), differs(directory.index(), "the index is missing or cannot be read"));
        SavepointFiles.damaged(directory.state())
                .forEach(file -> findings.add(differs(file, "the savepoint is damaged")));
    }

    /** Compares with the next block. */
    void block(Frame frame, Links links, HashFiles.Growth growth, Committed after, Optional<Block> block) {
        hashes.ifPresent(files -> checkHashes(files, frame, growth));
        offsets.ifPresent(files -> checkOffsets(files, frame));
        index.filter(opened -> covers(opened, frame)).ifPresent(opened -> {
            checkKeys(opened, frame, links);
            made.orElseThrow().block(frame, block);
        });
        savepoint.ifPresent(saved -> checkSavepoint(saved, frame, after, block));
    }

    /** How many blocks were surely committed: all that is derived was written after the sync of its block. */
    long known() {
        long indexed = index.flatMap(Index::reached).map(Index.Reached::block).orElse(-1L);
        long saved = savepoint.map(Savepoint::block).orElse(-1L);
        return Math.max(offsets.map(Offsets::blocks).orElse(0L), 1 + Math.max(indexed, saved));
    }

    /** Compares what can only be compared at the end. */
    void finish(BlockAudit blocks) {
        Committed end = blocks.reached();
        index.filter(opened -> opened.reached()
                        .filter(last -> last.block() == end.blocks() - 1)
                        .isPresent())
                .ifPresent(opened -> checkWholeIndex(opened, blocks));
    }

    private void checkHashes(HashFiles files, Frame frame, HashFiles.Growth growth) {
        findings.unless(
                files.covers(frame.nextEntry()) && files.has(growth, frame.firstEntry()),
                differs(directory.hashes(), "hashes of the entries of block " + frame.number() + " are wrong"));
    }

    private void checkOffsets(Offsets files, Frame frame) {
        boolean right = files.blocks() > frame.number() && files.entries() >= frame.nextEntry() && files.have(frame);
        findings.unless(right, differs(directory.offsets(), "offsets of block " + frame.number() + " are wrong"));
    }

    private static boolean covers(Index opened, Frame frame) {
        return opened.reached().filter(last -> last.block() >= frame.number()).isPresent();
    }

    private void checkKeys(Index opened, Frame frame, Links links) {
        for (int i = 0; i < frame.changes().size(); i++) {
            if (links.first(i)) {
                keys++;
                Key key = frame.changes().get(i).item().key();
                findings.unless(opened.has(key), differs(directory.index(), "the key " + key + " is missing"));
            }
        }
    }

    private void checkWholeIndex(Index opened, BlockAudit blocks) {
        findings.unless(opened.countKeys() == keys, differs(directory.index(), "there are keys that never were"));
        made.orElseThrow().finish();
        findings.unless(
                opened.graves().equals(blocks.graves()),
                differs(directory.index(), "deletions are not where they are"));
        Hash last = Hash.of(blocks.reached().header().orElseThrow());
        findings.unless(
                opened.reached().orElseThrow().header().equals(last),
                differs(directory.index(), "it is of another ledger"));
    }

    private void checkSavepoint(Savepoint saved, Frame frame, Committed after, Optional<Block> block) {
        if (frame.number() <= saved.block() && block.isPresent()) {
            checkTransactions(saved, frame, block.get());
        }
        if (frame.number() == saved.block()) {
            findings.unless(
                    saved.equals(new Savepoint(
                                    frame.number(),
                                    frame.position(),
                                    frame.nextEntry(),
                                    Hash.of(frame.header()),
                                    saved.state(),
                                    saved.transactions()))
                            && TreeCompare.same(saved.state(), after.state()),
                    differs(directory.state(), "the savepoint of block " + frame.number() + " is not its state"));
        }
    }

    private void checkTransactions(Savepoint saved, Frame frame, Block block) {
        for (int i = 0; i < block.transactions().size(); i++) {
            TransactionId id = block.transactions().get(i);
            long entry = frame.firstEntry() + i;
            boolean there = saved.transactions()
                    .find(TransactionTable.tag(id), found -> found == entry ? Optional.of(true) : Optional.empty())
                    .isPresent();
            findings.unless(there, differs(directory.state(), "the savepoint lacks transaction " + id));
        }
    }

    private static Finding differs(Path file, String what) {
        return new Finding.DerivedDiffers(file, what);
    }

    @Override
    public void close() {
        index.ifPresent(Index::close);
        hashes.ifPresent(HashFiles::close);
        offsets.ifPresent(Offsets::close);
    }
}
