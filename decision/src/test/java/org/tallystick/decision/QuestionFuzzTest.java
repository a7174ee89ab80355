package org.tallystick.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;

/** Whatever the bytes, they are a question that can be written, read again and decided alike, or it is said why not. */
@Tag("slow")
class QuestionFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void question(byte[] input) {
        Bytes document = Bytes.wrap(input);
        if (Question.parse(document) instanceof Parsed.Ok<Question>(Question question)) {
            Bytes written = question.json().canonical();
            assertThat(Question.parse(written)).isEqualTo(new Parsed.Ok<>(question));
            assertThat(Decision.decide(written)).isEqualTo(Decision.decide(document));
        }
    }
}
