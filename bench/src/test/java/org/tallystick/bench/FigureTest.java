package org.tallystick.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {
    private static final Figure FIGURE = new Figure("pipeline", 31_415.9, "tx/s", 60_000, "signature checks/s");

    @Test
    void theRatioIsTheValuesPartOfTheReference() {
        assertThat(FIGURE.ratio()).isEqualTo(31_415.9 / 60_000);
    }

    @Test
    void aLineFitsEightyColumns() {
        assertThat(FIGURE.line())
                .isEqualTo("pipeline                 31,416 tx/s    0.52 x    60,000 signature checks/s");
        assertThat(new Figure("pipeline-at-10000000", 123_456, "tx/cpu-s", 1_234_567, "signature checks/s").line())
                .hasSizeLessThanOrEqualTo(80);
    }

    @Test
    void aRowFitsTheTableOfThePage() {
        assertThat(FIGURE.row()).isEqualTo("| `pipeline` | 31,416 tx/s | 60,000 signature checks/s | 0.52 |");
    }

    @Test
    void jsonIsAListWithNumbersAsNumbers() {
        assertThat(Figure.json(List.of(FIGURE, new Figure("start-up", 0.5, "s", 1, "s when empty"))))
                .isEqualTo("[{\"name\":\"pipeline\",\"value\":31415.900,\"unit\":\"tx/s\",\"reference\":60000.000,"
                        + "\"ratio\":0.524,\"beside\":\"signature checks/s\"},\n"
                        + " {\"name\":\"start-up\",\"value\":0.500,\"unit\":\"s\",\"reference\":1.000,"
                        + "\"ratio\":0.500,\"beside\":\"s when empty\"}]\n");
    }

    @Test
    void measurementsAreBounded() {
        assertThatThrownBy(() -> settings(Duration.ofDays(1), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings(Duration.ZERO, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings(Duration.ofSeconds(1), Settings.MAX_ENTRIES + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Settings settings(Duration time, long entries) {
        return new Settings(time, entries, Path.of("."), _ -> {});
    }
}
