package org.tallystick.sharing.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;

/** Whatever another node sends, it is a message or says why not. */
@Tag("slow")
class MessageFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void message(byte[] input) {
        if (Message.parse(Bytes.wrap(input)) instanceof Parsed.Ok<Message>(Message message)) {
            assertThat(Message.parse(message.json().canonical())).isEqualTo(new Parsed.Ok<>(message));
        }
    }
}
