package org.tallystick.cli.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long MILLISECOND = 1_000_000L;

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void workThatIsDoneWithinTwoSecondsShowsNoBar() {
        Watched person = Watched.person();
        try (Progress progress = progress(person)) {
            after(1_999, progress, 900);
        }
        assertThat(person.err()).isEmpty();
    }

    @Test
    void longerWorkShowsHowFarItIsAndTakesItsLineAway() {
        Watched person = Watched.person();
        try (Progress progress = progress(person)) {
            after(3_000, progress, 250_000);
        }
        assertThat(person.err())
                .isEqualTo("\r  Uploading scan.png [#######.......................]  25 % of 1.0 MB, 9 s left\u001b[K"
                        + "\r\u001b[K");
    }

    @Test
    void workIsCalledWhatItIsNowAndTheLineStaysOne() {
        Watched person = Watched.person();
        try (Progress progress = progress(person)) {
            nanos.addAndGet(3_000 * MILLISECOND);
            progress.at(500_000, 1_000_000, "Ledger, 1,234,567,890 entries");
        }
        String line = person.err().split("\u001b", -1)[0].substring(1);
        assertThat(line)
                .startsWith("  Ledger, 1,234,567,890 entries [")
                .endsWith("]  50 % of 1.0 MB, 3 s left")
                .hasSizeLessThan(Folding.COLUMNS);
    }

    @Test
    void itDrawsAtMostTenTimesASecond() {
        Watched person = Watched.person();
        Progress progress = progress(person);
        for (int i = 0; i < 1_000; i++) {
            after(3, progress, i);
        }
        assertThat(person.err().chars().filter(c -> c == '\r').count()).isBetween(9L, 11L);
    }

    @Test
    void nobodyWatchingSeesNothing() {
        Watched pipes = Watched.pipes();
        try (Progress progress = progress(pipes)) {
            after(60_000, progress, 500_000);
        }
        assertThat(pipes.err()).isEmpty();
    }

    @Test
    void sizesReadAsPeopleWriteThem() {
        assertThat(Progress.size(999)).isEqualTo("999 bytes");
        assertThat(Progress.size(1)).isEqualTo("1 byte");
        assertThat(Progress.size(1_400_000)).isEqualTo("1.4 MB");
        assertThat(Progress.size(Long.MAX_VALUE)).isEqualTo("9.2 EB");
    }

    private Progress progress(Watched watched) {
        return new Progress(watched.terminal(), "Uploading scan.png", nanos::get);
    }

    private void after(long milliseconds, Progress progress, long done) {
        nanos.addAndGet(milliseconds * MILLISECOND);
        progress.at(done, 1_000_000);
    }
}
