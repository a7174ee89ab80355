package org.tallystick.bench;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.contract.Contracts;
import org.tallystick.ledger.engine.Genesis;
import org.tallystick.ledger.mempool.Admission;
import org.tallystick.ledger.mempool.Settled;
import org.tallystick.ledger.store.LedgerStore;
import org.tallystick.sharing.contracts.NetworkContracts;

/** The ledger as a node has it, in this process and without HTTP: everything from the mempool to the disk. */
final class LocalLedger implements AutoCloseable {
    private final Ledger ledger;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private LocalLedger(Path directory, Genesis genesis, SignatureVerifier verifier) {
        Contracts contracts = NetworkContracts.ALL;
        Ledger.Parts parts = new Ledger.Parts(genesis, contracts, verifier, InstantSource.system());
        this.ledger = Ledger.open(directory, parts, failure::set);
        ledger.engine().start();
    }

    static LocalLedger open(Path directory, Genesis genesis, SignatureVerifier verifier) {
        return new LocalLedger(directory, genesis, verifier);
    }

    /** A new ledger in which the network's accounts are registered. */
    static LocalLedger found(Path directory, BenchNetwork network, SignatureVerifier verifier) {
        LocalLedger founded = open(directory, network.genesis(), verifier);
        founded.commit(network.registrations());
        return founded;
    }

    long entries() {
        return ledger.store().committed().size();
    }

    LedgerStore store() {
        return ledger.store();
    }

    long blocks() {
        return ledger.store().committed().blocks();
    }

    /** Hands a batch in and waits until all of it is on disk; what finds no room at first is handed in again. */
    void commit(List<Bytes> signed) {
        List<Bytes> left = signed;
        while (!left.isEmpty()) {
            List<Bytes> again = new ArrayList<>();
            List<CompletionStage<Settled>> taken = new ArrayList<>();
            List<Admission> admissions = ledger.engine().submitAll(left);
            for (int i = 0; i < admissions.size(); i++) {
                if (admissions.get(i) instanceof Admission.Rejected(var rejection)
                        && rejection.reason().isPassing()) {
                    again.add(left.get(i));
                } else {
                    taken.add(accepted(admissions.get(i)));
                }
            }
            taken.forEach(this::requireDone);
            left = again;
        }
    }

    /** Hands one in and waits until it is on disk; it is handed in once. */
    void commit(Bytes signed) {
        requireDone(accepted(ledger.engine().submit(signed)));
    }

    private static CompletionStage<Settled> accepted(Admission admission) {
        return switch (admission) {
            case Admission.Accepted accepted -> accepted.settled();
            case Admission.Known _ -> throw new IllegalStateException("nothing is handed in twice");
            case Admission.Rejected(var rejection) -> throw new IllegalStateException(rejection.toString());
        };
    }

    private void requireDone(CompletionStage<Settled> settled) {
        if (!(settled.toCompletableFuture().join() instanceof Settled.Committed committed
                && committed.result().outcome() instanceof Outcome.Done)) {
            throw new IllegalStateException("a transaction was refused or not committed", failure.get());
        }
    }

    @Override
    public void close() {
        ledger.close();
    }
}
