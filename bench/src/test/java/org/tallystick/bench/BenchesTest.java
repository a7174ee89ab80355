package org.tallystick.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That measurements come to an end with figures and leave nothing behind; what they say is no matter of a test. */
@Tag("slow")
class BenchesTest {
    @TempDir
    private Path scratch;

    @Test
    void everyMeasurementYieldsItsFigures() throws IOException {
        List<Figure> handedOver = new ArrayList<>();
        List<Figure> figures = Benches.run(List.of(), settings(), handedOver::add);
        assertThat(figures).isEqualTo(handedOver).allSatisfy(figure -> {
            assertThat(figure.value()).isPositive();
            assertThat(figure.reference()).isPositive();
            assertThat(figure.line()).hasSizeLessThanOrEqualTo(80);
        });
        assertThat(figures)
                .extracting(Figure::name)
                .containsAll(Benches.names().stream()
                        .filter(name ->
                                !List.of("pipeline-at-", "pipeline-last").contains(name))
                        .toList());
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void onlyTheFiguresThatAreWantedAreHandedOver() throws IOException {
        assertThat(Benches.run(List.of("hot-key"), settings(), _ -> {}))
                .extracting(Figure::name)
                .containsExactly("hot-key");
    }

    private Settings settings() {
        return new Settings(Duration.ofMillis(200), 1_500, scratch, _ -> {});
    }
}
