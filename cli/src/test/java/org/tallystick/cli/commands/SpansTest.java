package org.tallystick.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.cli.frame.Failure;

class SpansTest {
    @ParameterizedTest
    @CsvSource({
        "PT1S, 1 second",
        "PT59S, 59 seconds",
        "PT61S, 1 minute",
        "PT1H1M, 1 hour 1 minute",
        "PT2H, 2 hours",
        "PT24H, 1 day",
        "P400DT3H, 400 days 3 hours",
    })
    void aSpanIsSaidInItsTwoLargestUnits(Duration span, String words) {
        assertThat(Spans.words(span)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT10M", "PT59M59S", "PT2H", "PT23H59M", "P1D", "P400D"})
    void whatIsProposedIsEnoughAndNotMuchMore(Duration span) {
        Duration proposed = Spans.parse(Spans.above(span));
        assertThat(proposed).isGreaterThan(span).isLessThan(span.multipliedBy(3));
    }

    @Test
    void whatIsNoSpanIsRefused() {
        for (String text : new String[] {"", "2", "h", "-2h", "2 h", "2.5h", "9999999999d", "2w"}) {
            assertThatThrownBy(() -> Spans.parse(text)).as(text).isInstanceOf(Failure.class);
        }
    }
}
