package org.tallystick.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CodeTest {
    @Test
    void whatMayPassSaysInHowManySecondsInWordsThatNeedNoHeader() {
        assertThat(codes().filter(Code::passes).filter(code -> code != Code.STOPPING))
                .allSatisfy(code -> assertThat(code.next()).as(code.code()).contains("in 1 second"));
        assertThat(codes()).allSatisfy(code -> assertThat(code.next()).doesNotContain("Retry-After", "@"));
    }

    @Test
    void titlesAreSentencesAndWhatToDoNextIsAPhrase() {
        assertThat(codes()).allSatisfy(code -> {
            assertThat(code.title()).as(code.code()).matches("[A-Z].*[^.]");
            assertThat(code.next()).as(code.code()).matches("['a-z].*[^.]").hasSizeGreaterThan(8);
        });
    }

    private static Stream<Code> codes() {
        return Arrays.stream(Code.values());
    }
}
