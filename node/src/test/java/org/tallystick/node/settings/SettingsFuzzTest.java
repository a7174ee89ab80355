package org.tallystick.node.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.ledger.mempool.Bounds;

/**
 * Whatever an operator's editor leaves in {@code tallystick.yaml}, it is read or refused with a reason. The seeds are the example
 * in the docs and what lies beside this class among the resources; {@code JAZZER_FUZZ=1 mvn -Dslow -pl node test
 * -Dtest=SettingsFuzzTest#settings} looks for more.
 */
@Tag("slow")
class SettingsFuzzTest {
    private static final Path FILE = Path.of("tallystick.yaml");

    @MethodSource("example")
    @FuzzTest(maxDuration = "1m")
    void settings(byte[] input) {
        try {
            Bounds waiting = Settings.parse(FILE, new String(input, StandardCharsets.UTF_8))
                    .waiting();
            assertThat(waiting.perAccount()).isBetween(1, waiting.transactions());
        } catch (SettingsException e) {
            assertThat(e).hasMessageStartingWith("tallystick.yaml");
        }
    }

    static Stream<byte[]> example() throws IOException {
        String whole = Files.readString(Path.of("../docs/tallystick.yaml"));
        return Stream.of(whole, whole.replace("\n# ", "\n"), whole.replaceAll("#.*", ""))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
