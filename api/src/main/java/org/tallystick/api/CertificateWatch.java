package org.tallystick.api;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.tallystick.sealing.tls.NodeCertificate;
import org.tallystick.sealing.tls.PemException;

/**
 * Looks at the files of a node's certificate every other second and hands on what is new there, so that a renewed certificate
 * is shown without a restart. Files that are wrong, or half written, change nothing. Warns before the certificate is over.
 */
final class CertificateWatch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(CertificateWatch.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration WARN_BEFORE = Duration.ofDays(14);
    private static final Duration WARN_AGAIN = Duration.ofDays(1);

    private final TlsFiles files;
    private final InstantSource clock;
    private final Consumer<NodeCertificate> renew;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("certificate-watch-", 0).factory());
    private final ScheduledFuture<?> looking;

    // Touched by the watch's thread only, once it runs.
    private List<FileTime> seen;
    private Instant until;
    private Instant warned = Instant.EPOCH;

    private CertificateWatch(
            TlsFiles files, NodeCertificate shown, InstantSource clock, Consumer<NodeCertificate> renew) {
        this.files = files;
        this.clock = clock;
        this.renew = renew;
        this.seen = List.of();
        this.until = shown.until();
        this.looking = thread.scheduleWithFixedDelay(this::look, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Starts to look.
     *
     * @param shown what the node shows now
     * @param renew is told of each certificate that is new, on the watch's thread
     */
    static CertificateWatch start(TlsFiles files, NodeCertificate shown, Consumer<NodeCertificate> renew) {
        return new CertificateWatch(files, shown, InstantSource.system(), renew);
    }

    private void look() {
        try {
            List<FileTime> now = List.of(changed(files.certificates()), changed(files.privateKey()));
            if (!now.equals(seen)) {
                boolean first = seen.isEmpty();
                seen = now;
                takeUp(first);
            }
        } catch (IOException | PemException e) {
            LOG.log(
                    Level.WARNING,
                    "the certificate stays as it was, for the new one is not as needed: " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the certificate stays as it was: it could not be renewed", e);
        }
        warnIfItEnds();
    }

    private void takeUp(boolean first) throws IOException {
        NodeCertificate now = files.read();
        renew.accept(now);
        until = now.until();
        warned = Instant.EPOCH;
        if (!first) {
            LOG.log(Level.INFO, "shows the new certificate in " + files.certificates() + ", good until " + until);
        }
    }

    private void warnIfItEnds() {
        Instant now = clock.instant();
        if (now.isAfter(until.minus(WARN_BEFORE)) && now.isAfter(warned.plus(WARN_AGAIN))) {
            warned = now;
            LOG.log(
                    Level.WARNING,
                    "the certificate in " + files.certificates()
                            + (now.isAfter(until) ? " is over since " : " ends at ") + until
                            + ": put a new one there; it is shown without a restart");
        }
    }

    private static FileTime changed(Path file) throws IOException {
        return Files.getLastModifiedTime(file);
    }

    @Override
    public void close() {
        looking.cancel(false);
        thread.close();
    }
}
