package org.tallystick.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockWatchTest {
    @TempDir
    Path directory;

    private final TestNetwork network = new TestNetwork("clinic", "lab");

    @Test
    void aClockThatIsSetBackIsReportedOnceAndSoIsThatItCaughtUp() {
        try (MachineFixture node = new MachineFixture(network, directory)) {
            node.found();
            ClockWatch watch = new ClockWatch(node.state(), network.clock());
            assertThat(watch.news()).isEmpty();
            network.clock().move(Duration.ofHours(-1));
            assertThat(watch.news())
                    .get()
                    .asString()
                    .contains("60 minutes ahead of this machine's clock", "set it right", "wait, or have");
            assertThat(watch.news()).isEmpty();
            network.clock().move(Duration.ofHours(1).plusMillis(1));
            assertThat(watch.news()).get().asString().contains("has caught up");
            assertThat(watch.news()).isEmpty();
        }
    }

    @Test
    void clocksDifferALittle() {
        try (MachineFixture node = new MachineFixture(network, directory)) {
            node.found();
            network.clock().move(Duration.ofSeconds(-10));
            assertThat(new ClockWatch(node.state(), network.clock()).news()).isEmpty();
        }
    }
}
