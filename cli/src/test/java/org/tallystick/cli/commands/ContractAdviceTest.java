package org.tallystick.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tallystick.sharing.Refusal;

class ContractAdviceTest {
    /** What only a node is told, which makes the calls that can be refused so. */
    private static final Set<Refusal> FOR_NODES = EnumSet.of(
            Refusal.ANSWER_INCOMPLETE,
            Refusal.BLOCK_AHEAD,
            Refusal.WRONG_SUBJECT,
            Refusal.GRANT_NOT_LIVE,
            Refusal.READER_INACTIVE,
            Refusal.FACTS_CHANGED);

    @Test
    void whateverAPersonIsRefusedForHasAdviceOfItsOwn() {
        String general = ContractAdvice.next("of-another-network's-contract");
        assertThat(Arrays.stream(Refusal.values()).filter(refusal -> !FOR_NODES.contains(refusal)))
                .allSatisfy(refusal -> assertThat(ContractAdvice.next(refusal.code()))
                        .as(refusal.code())
                        .isNotEqualTo(general));
        assertThat(general).contains("run this again");
    }
}
