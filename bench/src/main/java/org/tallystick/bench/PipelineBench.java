package org.tallystick.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.keys.CorrettoSignatures;
import org.tallystick.formats.keys.PreparedKey;
import org.tallystick.formats.keys.PublicKey;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.accounts.AccountsContract;
import org.tallystick.ledger.contract.Contracts;
import org.tallystick.ledger.members.MembersContract;
import org.tallystick.ledger.mempool.Admission;
import org.tallystick.ledger.mempool.Settled;
import org.tallystick.sharing.records.RecordsContract;

/**
 * How many signed {@code records.share} a second the ledger takes, orders, executes and syncs to disk in one process, beside
 * how many Ed25519 signatures of theirs the same cores can check. The clients are threads of this process.
 */
public final class PipelineBench {
    private static final int BATCH = 256;
    private static final int ACCOUNTS = 500;

    private final int threads = Runtime.getRuntime().availableProcessors();
    private final CorrettoSignatures signatures = new CorrettoSignatures();
    private final InstantSource clock = InstantSource.system();
    private final BenchNetwork network = new BenchNetwork(ACCOUNTS, new SecureRandom(), clock, signatures);
    private final Path directory;

    public PipelineBench(Path directory) {
        this.directory = directory;
    }

    /**
     * Measures.
     *
     * @param rounds how often; each takes as many transactions, the first ones warm up and do not count
     * @param transactions how many a round has
     */
    public List<Figure> run(int rounds, int transactions, PrintStream out) {
        List<Figure> figures = new ArrayList<>();
        Ledger.Parts parts = new Ledger.Parts(network.genesis(), contracts(), signatures, clock);
        try (Ledger ledger = Ledger.open(directory, parts, Throwable::printStackTrace)) {
            ledger.engine().start();
            submit(ledger, network.registrations());
            for (int round = 0; round < rounds; round++) {
                List<Bytes> shares = network.shares(transactions);
                double before = verifications(shares);
                double committed = perSecond(transactions, () -> inParallel(shares, part -> submit(ledger, part)));
                double after = verifications(shares);
                Figure figure = new Figure("pipeline", committed, "transactions/s", (before + after) / 2);
                figures.add(figure);
                out.println("round " + round + ", " + ledger.store().committed().size() + " entries, "
                        + ledger.store().committed().blocks() + " blocks: " + figure);
            }
        }
        return figures;
    }

    private static Contracts contracts() {
        return Contracts.of(new MembersContract(), new AccountsContract(), new RecordsContract());
    }

    private double verifications(List<Bytes> signed) {
        Map<AccountId, PreparedKey> keys = new TreeMap<>();
        List<Transaction> parsed = signed.stream()
                .limit(30_000)
                .map(jws -> Transaction.parse(jws).orThrow())
                .toList();
        for (int i = 0; i < Math.min(parsed.size(), ACCOUNTS); i++) {
            PublicKey key = network.keys().get(i).publicKey();
            keys.put(parsed.get(i).issuer(), signatures.prepare(key));
        }
        return perSecond(
                parsed.size(),
                () -> inParallel(
                        parsed,
                        part -> part.forEach(transaction -> {
                            PreparedKey key = Objects.requireNonNull(keys.get(transaction.issuer()));
                            if (!key.verify(transaction.signingInput(), transaction.signature())) {
                                throw new IllegalStateException("a signature does not verify");
                            }
                        })));
    }

    /** Hands a batch in and waits for its last transaction; what finds no room is handed in again. */
    private static void submit(Ledger ledger, List<Bytes> signed) {
        List<Bytes> left = signed;
        while (!left.isEmpty()) {
            List<Bytes> again = new ArrayList<>();
            List<Admission> admissions = ledger.engine().submitAll(left);
            for (int i = 0; i < admissions.size(); i++) {
                switch (admissions.get(i)) {
                    case Admission.Rejected(var rejection)
                    when rejection.reason().isPassing() -> again.add(left.get(i));
                    case Admission.Rejected(var rejection) -> throw new IllegalStateException(rejection.toString());
                    case Admission.Accepted accepted -> require(accepted, i + 1 == admissions.size());
                    case Admission.Known _ -> throw new IllegalStateException("nothing is handed in twice");
                }
            }
            left = again;
        }
    }

    private static void require(Admission.Accepted accepted, boolean last) {
        if (last && !(accepted.settled().toCompletableFuture().join() instanceof Settled.Committed)) {
            throw new IllegalStateException("a transaction was not committed");
        }
    }

    /** Work for one thread at a time. */
    private interface Part<T> {
        void take(List<T> items);
    }

    private <T> void inParallel(List<T> items, Part<T> work) {
        AtomicInteger next = new AtomicInteger();
        IntConsumer client = _ -> {
            for (int from = next.getAndAdd(BATCH); from < items.size(); from = next.getAndAdd(BATCH)) {
                work.take(items.subList(from, Math.min(items.size(), from + BATCH)));
            }
        };
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < 4 * threads; i++) {
            int number = i;
            clients.add(Thread.ofPlatform().start(() -> client.accept(number)));
        }
        clients.forEach(PipelineBench::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static double perSecond(int count, Runnable work) {
        long start = System.nanoTime();
        work.run();
        return count * 1e9 / (System.nanoTime() - start);
    }

    /** {@code [directory [rounds [transactions]]]}: the last round is the one that counts. */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path parent = Path.of(args.length > 0 ? args[0] : ".");
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        int transactions = args.length > 2 ? Integer.parseInt(args[2]) : 60_000;
        Path directory = Files.createTempDirectory(parent, "pipeline");
        try {
            out.println(new PipelineBench(directory)
                    .run(rounds, transactions, out)
                    .getLast()
                    .json());
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(PipelineBench::deleteFile);
        }
    }

    private static void deleteFile(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
