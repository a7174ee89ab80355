package org.tallystick.sharing.holder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.contract.Key;
import org.tallystick.sharing.World;
import org.tallystick.sharing.loop.Loop;

/** The thread around a holder, on a state that a story left behind: it submits by itself what there is to do. */
@Timeout(20)
class HolderLoopTest {
    private final Story story = new Story();
    private final BlockingQueue<String> submitted = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Test
    void whatWaitsInTheStateIsDoneWithoutBeingTold() throws InterruptedException {
        story.share();
        story.give(story.consent(), true);
        try (HolderLoop _ = start()) {
            assertThat(submitted.poll(10, TimeUnit.SECONDS)).isEqualTo("grants.acknowledge");
        }
    }

    @Test
    void whatTheLedgerDoesNotTakeIsTriedAgain() throws InterruptedException {
        Handle record = story.share();
        story.ask(record, true);
        try (HolderLoop _ = start()) {
            for (int i = 0; i < 4; i++) {
                assertThat(submitted.poll(10, TimeUnit.SECONDS)).isEqualTo("accesses.answer");
            }
        }
    }

    @Test
    void detailsThatArriveWakeIt() throws InterruptedException {
        story.ask(story.share(), false);
        try (HolderLoop loop = start()) {
            assertThat(submitted.poll(50, TimeUnit.MILLISECONDS)).isNull();
            story.arrive(story.last);
            loop.arrived(story.last);
            assertThat(submitted.poll(5, TimeUnit.SECONDS)).isEqualTo("accesses.answer");
        }
    }

    @Test
    void afterADiskThatWasFullItAnswersAgain() throws InterruptedException {
        story.ask(story.share(), true);
        AtomicInteger full = new AtomicInteger(1);
        Papers papers = story.papers();
        Papers onAFullDisk = new Papers(papers.shelf(), (details, to) -> {
            if (full.getAndDecrement() > 0) {
                throw new UncheckedIOException(new IOException("No space left on device"));
            }
            papers.courier().deliver(details, to);
        });
        try (HolderLoop _ = start(onAFullDisk)) {
            assertThat(submitted.poll(10, TimeUnit.SECONDS)).isEqualTo("accesses.answer");
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("failing: No space left on device");
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("recovered");
        }
    }

    @Test
    void aJobThatFailsKeepsNoOtherBack() throws InterruptedException {
        story.ask(story.share(), true);
        story.give(story.consent(), true);
        Papers broken = new Papers(story.papers().shelf(), (_, _) -> {
            throw new IllegalStateException("never works");
        });
        try (HolderLoop _ = start(broken)) {
            assertThat(submitted.poll(10, TimeUnit.SECONDS)).isEqualTo("grants.acknowledge");
        }
    }

    private HolderLoop start() {
        return start(story.papers());
    }

    /** The clock stands at the story's time and goes on from there. */
    private HolderLoop start(Papers papers) {
        InstantSource started = InstantSource.system();
        Duration behind = Duration.between(Instant.ofEpochMilli(story.world.time), started.instant());
        InstantSource clock = () -> started.instant().minus(behind);
        Pen pen = new Pen(World.NETWORK, World.ST_MARY, story.key, new Random(1), clock, clock);
        return HolderLoop.start(pen, new Frozen(), papers, new Told());
    }

    private final class Told implements Loop.Watch {
        @Override
        public void failing(String loop, Throwable why) {
            told.add("failing: " + (why.getCause() == null ? why : why.getCause()).getMessage());
        }

        @Override
        public void recovered(String loop) {
            told.add("recovered");
        }
    }

    /** Takes nothing, and stays as it is. */
    private final class Frozen implements Ledger {
        @Override
        public View view() {
            return new View() {
                @Override
                public long block() {
                    return story.world.block;
                }

                @Override
                public long time() {
                    return story.world.time;
                }

                @Override
                public List<Key> keys(String prefix, Optional<Key> after, int limit) {
                    return after.isPresent()
                            ? List.of()
                            : story.world.values.keySet().stream()
                                    .filter(key -> key.value().startsWith(prefix))
                                    .toList();
                }

                @Override
                public Optional<JsonObject> get(Key key) {
                    return story.world.state().get(key);
                }
            };
        }

        @Override
        public CompletionStage<Fate> submit(Bytes jws) {
            submitted.add(Transaction.parse(jws).orThrow().call());
            return CompletableFuture.completedFuture(new Fate.NotTaken("frozen"));
        }
    }
}
