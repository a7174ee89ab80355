package org.tallystick.sharing.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NodeId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.JdkSignatures;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.MasterKey;
import org.tallystick.sealing.hpke.Kem;
import org.tallystick.sealing.hpke.RecipientSecret;
import org.tallystick.sharing.documents.DocumentStore;

/** One member's exchange on a real disk with real keys. Messages to it can be lost or tampered with. */
final class SimulatedMember implements CommittedLedger, Events, AutoCloseable {
    final MemberId id;
    final List<Details> arrived = new CopyOnWriteArrayList<>();
    final List<Trouble> troubles = new CopyOnWriteArrayList<>();
    final List<String> failures = new CopyOnWriteArrayList<>();
    final List<String> recoveries = new CopyOnWriteArrayList<>();
    /** How often it still finds its disk full, when it looks whom details concern or where a member is. */
    final AtomicInteger full = new AtomicInteger();

    final List<Message> received = new CopyOnWriteArrayList<>();
    Exchange exchange;

    /** What happens to messages on their way to this member. */
    volatile UnaryOperator<Message> way = message -> message;

    /** What happens to its answers. */
    volatile UnaryOperator<Answer> wayBack = answer -> answer;

    volatile boolean reachable = true;

    private final ExchangeFixture fixture;
    private final Path folder;
    private final MasterKey vaultKey;
    private final PrivateKey nodeKey;
    private final RecipientSecret vaultSecret;
    private DocumentStore documents;

    SimulatedMember(ExchangeFixture fixture, MemberId id, Path folder) throws IOException {
        this.fixture = fixture;
        this.id = id;
        this.folder = folder;
        this.vaultKey = MasterKey.generate(fixture.random);
        this.nodeKey = PrivateKey.generate(Algorithm.ED25519, fixture.random);
        this.vaultSecret = RecipientSecret.generate(Kem.X_WING, fixture.random);
        open();
    }

    private void open() throws IOException {
        documents = DocumentStore.open(folder, vaultKey, Bulk.fastest(), fixture.random);
        exchange = Exchange.start(
                new Identity(new NodeId(ExchangeFixture.NETWORK, id), nodeKey, vaultSecret),
                documents,
                new Surroundings(
                        this,
                        (to, message) -> fixture.member(to.member()).answer(id, message),
                        this,
                        new JdkSignatures(),
                        fixture.clock(),
                        fixture.random),
                id.equals(ExchangeFixture.LAB) ? Duration.ZERO : Duration.ofSeconds(20));
    }

    void restart() throws IOException {
        close();
        open();
    }

    private Answer answer(MemberId sender, Message message) throws InterruptedException {
        if (!reachable) {
            return new Answer.Unreachable("connection refused");
        }
        try {
            received.add(message);
            Message parsed =
                    Message.parse(way.apply(message).json().canonical()).orThrow();
            return wayBack.apply(exchange.receive(sender, parsed));
        } catch (IOException e) {
            return new Answer.Unreachable(String.valueOf(e.getMessage()));
        }
    }

    Contact contact() {
        return new Contact(id, "http://" + id, vaultSecret.publicKey(), nodeKey.publicKey());
    }

    @Override
    public Optional<Entry.Executed> entry(TransactionId transaction) {
        return Optional.ofNullable(fixture.entries.get(transaction));
    }

    @Override
    public Optional<Contact> contact(MemberId member) {
        findRoom();
        return Optional.of(fixture.member(member).contact());
    }

    @Override
    public NavigableSet<MemberId> concerned(Transaction transaction, Details details) {
        findRoom();
        return fixture.concerned;
    }

    private void findRoom() {
        if (full.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new UncheckedIOException(new IOException("No space left on device"));
        }
    }

    @Override
    public void arrived(Entry.Executed entry, Details details) {
        arrived.add(details);
    }

    @Override
    public void trouble(Trouble trouble) {
        troubles.add(trouble);
    }

    @Override
    public void failing(String loop, Throwable why) {
        failures.add(loop);
    }

    @Override
    public void recovered(String loop) {
        recoveries.add(loop);
    }

    @Override
    public void close() {
        exchange.close();
        documents.close();
    }
}
