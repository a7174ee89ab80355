package org.tallystick.bench;

import java.util.Arrays;
import java.util.stream.LongStream;

/** How long each of many things took. */
final class Latencies {
    static final Latencies NONE = new Latencies(LongStream.empty());

    private final long[] micros;

    /** Of so many microseconds each. */
    Latencies(LongStream micros) {
        this.micros = micros.sorted().toArray();
    }

    Latencies plus(Latencies other) {
        return new Latencies(LongStream.concat(Arrays.stream(micros), Arrays.stream(other.micros)));
    }

    /** Of a hundred, so many took no longer than so many milliseconds. */
    double percentile(int percent) {
        int rank = (int) Math.ceil(micros.length * percent / 100.0);
        return micros[Math.max(0, rank - 1)] / 1e3;
    }
}
