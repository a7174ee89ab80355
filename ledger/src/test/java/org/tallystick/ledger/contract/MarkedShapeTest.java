package org.tallystick.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.json.Json;

class MarkedShapeTest {
    private static final Shape NAME = Shape.text(100).personal();

    @Test
    void aMarkShowsInTheSchemaAndChangesNothingElse() {
        assertThat(NAME.schema().string("x-tallystick-mark")).isEqualTo("personal");
        assertThat(Shape.text(100).secret().schema().string("x-tallystick-mark"))
                .isEqualTo("secret");
        assertThat(NAME.check(Json.of("Ada"))).isEmpty();
        assertThat(NAME.check(Json.of(1))).isPresent();
    }

    @Test
    void aMarkIsFoundWhereverItLies() {
        assertThat(Shape.text(100).isPublic()).isTrue();
        assertThat(Shape.object()
                        .optional("names", Shape.list(NAME.described("who"), 3))
                        .isPublic())
                .isFalse();
    }

    @Test
    void noCallTakesWhatIsPersonalInPublic() {
        assertThatThrownBy(() -> Contracts.of(contract(Shape.object().required("name", NAME))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("personal");
    }

    private static Contract contract(Shape.Fields args) {
        return new Contract() {
            @Override
            public String name() {
                return "phonebook";
            }

            @Override
            public List<Call> calls() {
                return List.of(
                        new Call("phonebook.add", "Adds.", args, Callers.ANYONE, (turn, given) -> Outcome.Done.EMPTY));
            }
        };
    }
}
