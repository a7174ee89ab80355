package org.tallystick.sharing.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.sharing.exchange.ExchangeFixture.CLINIC;
import static org.tallystick.sharing.exchange.ExchangeFixture.HOSPITAL;
import static org.tallystick.sharing.exchange.ExchangeFixture.LAB;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.sealing.hpke.Binding;
import org.tallystick.sealing.hpke.Hpke;
import org.tallystick.sharing.exchange.ExchangeFixture.Prepared;

/** What a recipient takes, and what it does not. */
class InboxTest {
    @TempDir
    Path folder;

    private ExchangeFixture network;

    @BeforeEach
    void open() throws IOException {
        network = new ExchangeFixture(folder);
    }

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void aRecipientWaitsForTheEntry() throws Exception {
        Prepared grant = network.prepare("consent");
        Message message = sealed(grant, grant.transaction().id());
        Thread committer = Thread.ofVirtual().start(() -> {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            network.commit(grant);
        });
        assertThat(network.clinic().exchange.receive(HOSPITAL, message)).isInstanceOf(Answer.Acknowledged.class);
        committer.join();
    }

    @Test
    void aRecipientTakesNothingWithoutAnEntry() throws Exception {
        Prepared grant = network.prepare("consent");
        assertThat(network.lab()
                        .exchange
                        .receive(HOSPITAL, sealed(grant, grant.transaction().id(), LAB)))
                .isEqualTo(new Answer.NotYet(Duration.ofSeconds(1)));
        assertThat(network.lab().exchange.find(grant.details().digest())).isEmpty();
    }

    @Test
    void detailsCopiedFromAnotherEntryAreRefused() throws Exception {
        Prepared grant = network.prepare("consent");
        Prepared other = network.prepare("other");
        network.commit(grant);
        network.commit(other);
        Message copied = sealed(grant, other.transaction().id());
        assertThat(network.clinic().exchange.receive(HOSPITAL, copied))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(Fault.DETAILS_OF_ANOTHER_ENTRY.code()));
    }

    @Test
    void detailsThatTheEntryDoesNotNameAreRefused() throws Exception {
        Prepared grant = network.prepare("consent");
        network.commit(grant);
        Message forged = sealed(
                new Prepared(grant.transaction(), network.forge(grant)),
                grant.transaction().id());
        assertThat(network.clinic().exchange.receive(HOSPITAL, forged))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(Fault.DETAILS_DIGEST.code()));
    }

    @Test
    void whatWasSealedToAnotherMemberDoesNotOpen() throws Exception {
        Prepared grant = network.prepare("consent");
        network.commit(grant);
        assertThat(network.lab()
                        .exchange
                        .receive(HOSPITAL, sealed(grant, grant.transaction().id())))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("cannot-open"));
    }

    private Message sealed(Prepared prepared, TransactionId named) {
        return sealed(prepared, named, CLINIC);
    }

    private Message sealed(Prepared prepared, TransactionId named, MemberId to) {
        Hash digest = prepared.details().digest();
        Bytes sealed = new Hpke(network.random)
                .seal(
                        network.member(to).contact().vault(),
                        new Binding.Details(ExchangeFixture.NETWORK, named, digest, to),
                        prepared.details().bytes());
        return new Message(named, digest, sealed);
    }
}
