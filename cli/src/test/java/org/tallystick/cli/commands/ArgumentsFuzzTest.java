package org.tallystick.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.tallystick.cli.frame.Failure;
import picocli.CommandLine;

/** Whatever somebody types, it is understood or it is said what to write instead. */
@Tag("slow")
class ArgumentsFuzzTest {
    private static final List<Function<String, Object>> NAMES = List.of(
            text -> Targets.handle("record", text), Targets::member, Targets::account, Targets::role, Targets::type);

    @FuzzTest(maxDuration = "1m")
    void period(byte[] input) {
        String text = text(input);
        for (String[] arguments : new String[][] {
            {"--from=" + text}, {"--for=" + text}, {"--until=" + text}, {"--from=" + text, "--for=" + text}
        }) {
            Period period = new Period();
            new CommandLine(period).setExpandAtFiles(false).parseArgs(arguments);
            try {
                period.from();
                period.until().ifPresent(until -> assertThat(until).isPositive());
            } catch (Failure refused) {
                assertThat(refused.getMessage()).isNotEmpty();
            }
        }
    }

    @FuzzTest(maxDuration = "1m")
    void name(byte[] input) {
        String text = text(input);
        for (Function<String, Object> parser : NAMES) {
            try {
                assertThat(parser.apply(text)).hasToString(text);
            } catch (Failure refused) {
                assertThat(refused.getMessage()).contains(text);
            }
        }
    }

    @FuzzTest(maxDuration = "1m")
    void transaction(byte[] input) {
        String text = text(input);
        try {
            var id = Targets.transaction(text);
            assertThat(id.issuer() + "/" + id.jti()).isEqualTo(text);
        } catch (Failure refused) {
            assertThat(refused.getMessage()).contains(text);
        }
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }
}
