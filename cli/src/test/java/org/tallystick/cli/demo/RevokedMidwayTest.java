package org.tallystick.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.client.Connection;
import org.tallystick.client.ProblemException;
import org.tallystick.client.Progress;
import org.tallystick.client.ReadRequest;
import org.tallystick.client.Reading;
import org.tallystick.client.Shared;
import org.tallystick.decision.LegalBasis;
import org.tallystick.decision.Purpose;
import org.tallystick.decision.ReaderTerm;
import org.tallystick.decision.Scope;
import org.tallystick.decision.Terms;
import org.tallystick.formats.id.Handle;

/** A reader takes their time over something large, and what it rests on is taken back meanwhile. */
@Tag("slow")
class RevokedMidwayTest {
    private static final int SIZE = 40 << 20;

    /** What the holder sends before it looks again. */
    private static final long PIECE = 16 << 20;

    /** Where the reader pauses: what the sockets hold beyond that is less than a piece. */
    private static final long PAUSE_AT = 2 << 20;

    @TempDir
    private Path folder;

    @Test
    void grantThatIsRevokedDuringADownloadEndsItWithinAPiece() throws IOException {
        try (Stage stage = Stage.found(folder.resolve("network"))) {
            stage.register();
            Players players = new Players(stage.home());
            Connection ana = players.connect(Cast.PATIENT, Cast.LABORATORY);
            Connection okafor = players.connect("dr-okafor", Cast.CLINIC);
            Handle record = shareScan(players, ana);
            Handle grant = grant(ana, okafor);
            ReadRequest request = new ReadRequest(record, Purpose.TREATMENT);

            Path whole = folder.resolve("whole.dcm");
            assertThat(okafor.read(request, whole, Progress.SILENT)).isInstanceOf(Reading.Opened.class);
            assertThat(whole).hasSize(SIZE);

            AtomicLong reached = new AtomicLong();
            Progress slow = (done, _) -> {
                if (reached.getAndSet(done) < PAUSE_AT && done >= PAUSE_AT) {
                    ana.revoke(grant).orThrow();
                }
            };
            assertThatThrownBy(() -> okafor.read(request, folder.resolve("part.dcm"), slow))
                    .isInstanceOfSatisfying(ProblemException.class, e -> {
                        assertThat(e.problem().code()).isEqualTo("not-released");
                        assertThat(e.problem().detail()).contains("a grant that it rests on was revoked");
                    });
            assertThat(reached.get()).isBetween(PAUSE_AT, PIECE);
            assertThat(files()).containsExactly("scan.dcm", "whole.dcm");
            assertThat(okafor.read(request, folder.resolve("late.dcm"), Progress.SILENT))
                    .isInstanceOf(Reading.Refused.class);
        }
    }

    private Handle shareScan(Players players, Connection ana) throws IOException {
        byte[] scan = new byte[SIZE];
        new Random(16).nextBytes(scan);
        Path file = Files.write(folder.resolve("scan.dcm"), scan);
        Connection ivo = players.connect("ivo", Cast.LABORATORY);
        Shared shared = ivo.share(
                file, ivo.newRecord(Players.subject(ana), "image", "CT", "application/dicom"), Progress.SILENT);
        return shared.record();
    }

    private static Handle grant(Connection ana, Connection reader) {
        Terms terms = new Terms(
                Terms.Effect.ALLOW,
                new ReaderTerm.OneAccount(reader.identity().account()),
                Scope.All.ALL,
                List.of(Purpose.TREATMENT),
                List.of(LegalBasis.CONSENT, LegalBasis.EXPLICIT_CONSENT),
                Optional.empty(),
                Optional.empty());
        Handle grant = ana.newHandle();
        ana.grant(grant, Players.subject(ana), terms).orThrow();
        assertThat(ana.awaitLive(grant, Duration.ofSeconds(10))).isTrue();
        return grant;
    }

    /** What lies beside the network: nothing that was begun and not ended. */
    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
