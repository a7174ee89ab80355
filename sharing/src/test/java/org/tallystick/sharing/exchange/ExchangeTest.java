package org.tallystick.sharing.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.sharing.exchange.ExchangeFixture.CLINIC;
import static org.tallystick.sharing.exchange.ExchangeFixture.LAB;
import static org.tallystick.sharing.exchange.ExchangeFixture.set;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.tx.Acknowledgement;
import org.tallystick.sharing.exchange.ExchangeFixture.Prepared;

class ExchangeTest {
    private static final Duration BOUND = Duration.ofSeconds(20);

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
    void membersConcernedGetTheDetailsAndNobodyElse() throws Exception {
        Prepared grant = network.prepare("consent");
        network.hospital().exchange.keep(grant.details());
        network.commit(grant);
        eventually(() -> delivered(grant));
        assertThat(network.clinic().exchange.find(grant.transaction().id())).contains(grant.details());
        assertThat(network.clinic().arrived).containsExactly(grant.details());
        assertThat(network.lab().received).isEmpty();
        assertThat(network.lab().exchange.find(grant.transaction().id())).isEmpty();
    }

    @Test
    void theRecipientSignsForThem() throws Exception {
        Prepared grant = network.prepare("consent");
        network.hospital().exchange.keep(grant.details());
        network.commit(grant);
        eventually(() -> delivered(grant));
        Bytes jws = network.hospital()
                .exchange
                .acknowledgement(CLINIC, grant.details().digest())
                .orElseThrow();
        Acknowledgement ack = Acknowledgement.parse(jws).orThrow();
        assertThat(ack.issuer()).hasToString("node@clinic");
        assertThat(ack.details()).isEqualTo(grant.details().digest());
    }

    @Test
    void nothingIsDeliveredBeforeTheLedgerHasIt() throws Exception {
        Prepared grant = network.prepare("consent");
        network.hospital().exchange.keep(grant.details(), set(CLINIC));
        Prepared marker = network.prepare("marker");
        network.hospital().exchange.keep(marker.details(), set(CLINIC));
        network.commit(marker);
        eventually(() -> delivered(marker));
        assertThat(network.clinic().received).hasSize(1);
        assertThat(network.hospital().exchange.find(grant.transaction().id())).isEmpty();
        assertThat(network.hospital().exchange.find(grant.details().digest())).contains(grant.details());
    }

    @Test
    void detailsOfARefusedTransactionGoNowhere() throws Exception {
        Prepared refused = network.prepare("not allowed");
        network.hospital().exchange.keep(refused.details());
        network.commit(refused, new Outcome.Refused("not-allowed", "no"));
        Prepared marker = network.prepare("marker");
        network.hospital().exchange.keep(marker.details());
        network.commit(marker);
        eventually(() -> delivered(marker));
        assertThat(network.clinic().received).hasSize(1);
        assertThat(network.hospital().exchange.find(refused.transaction().id())).contains(refused.details());
    }

    @Test
    void aMemberThatIsAwayGetsThemWhenItIsBack() throws Exception {
        network.clinic().reachable = false;
        Prepared grant = network.prepare("consent");
        network.hospital().exchange.keep(grant.details());
        network.commit(grant);
        eventually(() -> !network.hospital().troubles.isEmpty());
        network.hospital().restart();
        assertThat(network.hospital().exchange.waiting(CLINIC)).isEqualTo(1);
        network.clinic().reachable = true;
        network.now = network.now.plusSeconds(600);
        network.hospital().restart();
        eventually(() -> delivered(grant));
        eventually(() -> network.hospital().exchange.waiting(CLINIC) == 0);
    }

    @Test
    void oneMemberThatIsAwayHoldsUpNoOther() throws Exception {
        network.concerned = set(CLINIC, LAB);
        network.clinic().reachable = false;
        Prepared grant = network.prepare("consent");
        network.hospital().exchange.keep(grant.details());
        network.commit(grant);
        eventually(() -> !network.lab().arrived.isEmpty());
        assertThat(network.hospital().exchange.waiting(CLINIC)).isEqualTo(1);
    }

    @Test
    void aMemberThatAsksForPatienceIsNotTriedSooner() throws Exception {
        AtomicInteger answers = new AtomicInteger();
        network.clinic().wayBack =
                answer -> answers.getAndIncrement() == 0 ? new Answer.NotYet(Duration.ofMinutes(1)) : answer;
        Prepared grant = network.prepare("consent");
        network.hospital().exchange.keep(grant.details());
        network.commit(grant);
        deliverAnother();
        network.now = network.now.plusSeconds(59);
        deliverAnother();
        assertThat(delivered(grant)).isFalse();
        network.now = network.now.plusSeconds(2);
        deliverAnother();
        eventually(() -> delivered(grant));
    }

    private void deliverAnother() throws Exception {
        Prepared marker = network.prepare("marker");
        network.hospital().exchange.keep(marker.details());
        network.commit(marker);
        eventually(() -> delivered(marker));
    }

    @Test
    void afterADiskThatWasFullItSendsOffWhatWasCommitted() throws Exception {
        Prepared grant = network.prepare("consent");
        network.hospital().exchange.keep(grant.details());
        network.hospital().full.set(1);
        network.commit(grant);
        eventually(() -> !network.clinic().arrived.isEmpty());
        assertThat(network.hospital().failures).containsExactly("exchange-st-mary");
        eventually(() -> network.hospital().recoveries.equals(List.of("exchange-st-mary")));
    }

    @Test
    void afterADiskThatWasFullItDeliversWhatItTook() throws Exception {
        Prepared grant = network.prepare("consent");
        network.hospital().exchange.keep(grant.details(), set(CLINIC));
        network.hospital().full.set(1);
        network.commit(grant);
        eventually(() -> network.hospital().failures.equals(List.of("deliver-to-clinic")));
        network.now = network.now.plusSeconds(60);
        eventually(() -> !network.clinic().arrived.isEmpty());
    }

    @Test
    void whatWasCommittedWhileTheNodeWasDownIsDelivered() throws Exception {
        Prepared grant = network.prepare("consent");
        network.hospital().exchange.keep(grant.details());
        network.hospital().close();
        network.commit(grant);
        network.hospital().restart();
        eventually(() -> delivered(grant));
    }

    @Test
    void detailsOfATransactionThatNeverCameAreForgotten() throws Exception {
        Prepared never = network.prepare("never sent");
        Hash digest = never.details().digest();
        network.hospital().exchange.keep(never.details());
        network.now = network.now.plus(Dispatcher.GIVE_UP).minusSeconds(10);
        network.hospital().restart();
        assertThat(network.hospital().exchange.find(digest)).isPresent();
        network.now = network.now.plusSeconds(20);
        network.hospital().restart();
        assertThat(network.hospital().exchange.find(digest)).isEmpty();
    }

    @Test
    void keepingAgainAfterTheCommitDeliversOnce() throws Exception {
        Prepared grant = network.prepare("consent");
        network.hospital().exchange.keep(grant.details());
        network.commit(grant);
        eventually(() -> delivered(grant));
        network.hospital().exchange.keep(grant.details());
        eventually(() -> network.clinic().received.size() == 2);
        assertThat(network.clinic().exchange.find(grant.transaction().id())).contains(grant.details());
    }

    @Test
    void otherDetailsUnderTheSameTransactionDoNotReplaceTheTrueOnes() throws Exception {
        Prepared grant = network.prepare("consent");
        network.hospital().exchange.keep(grant.details());
        network.hospital().exchange.keep(network.forge(grant));
        network.commit(grant);
        network.hospital().exchange.keep(network.forge(grant));
        eventually(() -> delivered(grant));
        assertThat(network.hospital().exchange.find(grant.transaction().id())).contains(grant.details());
        assertThat(network.clinic().received).hasSize(1);
    }

    @Test
    void anAcknowledgementOfSomethingElseIsNotBelieved() throws Exception {
        Prepared first = network.prepare("first");
        network.hospital().exchange.keep(first.details());
        network.commit(first);
        eventually(() -> delivered(first));
        Bytes old = network.hospital()
                .exchange
                .acknowledgement(CLINIC, first.details().digest())
                .orElseThrow();
        network.clinic().wayBack = _ -> new Answer.Acknowledged(old);
        Prepared second = network.prepare("second");
        network.hospital().exchange.keep(second.details());
        network.commit(second);
        eventually(() -> !network.hospital().troubles.isEmpty());
        assertThat(network.hospital().exchange.waiting(CLINIC)).isEqualTo(1);
        assertThat(network.hospital()
                        .exchange
                        .acknowledgement(CLINIC, second.details().digest()))
                .isEmpty();
    }

    @Test
    void erasedDetailsAreGone() throws Exception {
        Prepared grant = network.prepare("consent");
        network.hospital().exchange.keep(grant.details());
        network.commit(grant);
        eventually(() -> delivered(grant));
        network.clinic().exchange.erase(List.of(grant.details().digest()));
        assertThat(network.clinic().exchange.find(grant.transaction().id())).isEmpty();
    }

    @Test
    void neitherTheDisksNorTheMessagesShowASecret() throws Exception {
        String secret = "marked-secret-4711";
        Prepared grant = network.prepare(secret);
        network.hospital().exchange.keep(grant.details());
        network.commit(grant);
        eventually(() -> delivered(grant));
        network.close();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(secret);
            }
        }
        assertThat(network.clinic().received.getFirst().json().text()).doesNotContain(secret);
        network = new ExchangeFixture(folder.resolve("again"));
    }

    private boolean delivered(Prepared grant) throws IOException {
        return network.hospital()
                .exchange
                .acknowledgement(CLINIC, grant.details().digest())
                .isPresent();
    }

    /** Waits for a condition, within a bound. */
    private static void eventually(Callable<Boolean> condition) throws Exception {
        Instant bound = Instant.now().plus(BOUND);
        while (!condition.call()) {
            assertThat(Instant.now()).as("the bound for waiting").isBefore(bound);
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }
}
