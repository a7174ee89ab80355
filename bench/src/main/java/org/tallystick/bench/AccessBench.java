package org.tallystick.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.tallystick.formats.keys.SignatureVerifier;

/**
 * How long people of three members wait for one another on an idle network, over HTTP, with everything on disk: until others
 * see a change, and until a request to read is decided. Each thing is done alone, and seen by subscribers of the nodes.
 */
final class AccessBench implements Bench {
    private static final double AIM_SEEN = 100;
    private static final double AIM_DECIDED = 10;
    private static final long PAUSE_NANOS = 5_000_000;
    private static final int LEAST = 20;

    @Override
    public List<String> figures() {
        return List.of("change-seen", "change-seen-p99", "decide", "decide-p99", "access", "access-p99");
    }

    @Override
    public void run(Settings settings, Consumer<Figure> out) throws IOException {
        try (Scratch scratch = Scratch.in(settings.scratch())) {
            Path network = Files.createDirectory(scratch.path().resolve("network"));
            try (Consortium consortium = Consortium.found(network, new SecureRandom(), SignatureVerifier.fastest())) {
                Ward ward = Ward.open(consortium, scratch.path());
                Duration time = settings.time().dividedBy(3);
                repeat(time.dividedBy(2), ward::shareOne); // warms up
                repeat(time.dividedBy(2), ward::askAtTheClinic);
                Latencies seen = repeat(time, ward::shareOne);
                Latencies decided = repeat(time, ward::askAtTheHospital);
                Latencies answered = repeat(time, ward::askAtTheClinic);
                out.accept(aimed("change-seen", seen.percentile(50), AIM_SEEN));
                out.accept(aimed("change-seen-p99", seen.percentile(99), AIM_SEEN));
                out.accept(aimed("decide", decided.percentile(50), AIM_DECIDED));
                out.accept(aimed("decide-p99", decided.percentile(99), AIM_DECIDED));
                out.accept(beside("access", answered.percentile(50), decided.percentile(50)));
                out.accept(beside("access-p99", answered.percentile(99), decided.percentile(99)));
            }
        }
    }

    private static Figure aimed(String name, double millis, double aim) {
        return new Figure(name, millis, "ms", aim, "ms aimed at");
    }

    private static Figure beside(String name, double millis, double own) {
        return new Figure(name, millis, "ms", own, "ms of the holder's own");
    }

    /** Something that takes so many nanoseconds. */
    private interface Act {
        long nanos();
    }

    private static Latencies repeat(Duration time, Act act) {
        List<Long> micros = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end || micros.size() < LEAST) {
            micros.add(act.nanos() / 1_000);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return new Latencies(micros.stream().mapToLong(Long::longValue));
    }
}
