package org.tallystick.node.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing stays open because something else could not be closed. */
class ClosingTest {
    private final List<String> closed = new ArrayList<>();

    private Closeable part(String name) {
        return () -> closed.add(name);
    }

    private Closeable failing(String name) {
        return () -> {
            closed.add(name);
            throw new IOException(name);
        };
    }

    @Test
    void allAreClosedInTheirOrder() throws IOException {
        Closing.inOrder(part("register"), part("upkeep"), part("vault"));
        assertThat(closed).containsExactly("register", "upkeep", "vault");
    }

    @Test
    void whateverOneThrowsTheOthersAreClosedAndTheFirstIsReported() {
        Closeable broken = () -> {
            throw new IllegalStateException("broken");
        };
        assertThatThrownBy(() -> Closing.inOrder(failing("upkeep"), broken, failing("vault"), part("lock")))
                .isInstanceOf(IOException.class)
                .hasMessage("upkeep")
                .satisfies(first -> assertThat(messages(first)).containsExactly("broken", "vault"));
        assertThat(closed).containsExactly("upkeep", "vault", "lock");
    }

    @Test
    void anErrorToo() {
        Closeable broken = () -> {
            throw new AssertionError("broken");
        };
        assertThatThrownBy(() -> Closing.inOrder(broken, part("vault"))).isInstanceOf(AssertionError.class);
        assertThat(closed).containsExactly("vault");
    }

    /** Of what came after, each with what came after it. */
    private static List<String> messages(Throwable first) {
        List<String> found = new ArrayList<>();
        for (Throwable later : first.getSuppressed()) {
            found.add(String.valueOf(later.getMessage()));
            found.addAll(messages(later));
        }
        return found;
    }
}
