package org.tallystick.sharing.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.TransactionId;

class RouteTest {
    private final Route route = new Route();

    @Test
    void aParcelWaitsForItsTurn() {
        route.add(parcel("a"), 100);
        assertThat(route.takeDue(99)).isEmpty();
        Route.Turn turn = route.takeDue(100).orElseThrow();
        assertThat(route.takeDue(100)).isEmpty();
        route.giveBack(new Route.Turn(turn.parcel(), 1, 500));
        assertThat(route.nextAt()).isEqualTo(500);
    }

    @Test
    void aParcelIsOnTheRouteOnce() {
        route.add(parcel("a"), 100);
        route.add(parcel("a"), 100);
        assertThat(route.size()).isEqualTo(1);
        route.done(route.takeDue(100).orElseThrow().parcel());
        assertThat(route.size()).isZero();
    }

    @Test
    void nothingIsTriedWhileTheMemberDoesNotAnswer() {
        route.add(parcel("a"), 100);
        route.pauseUntil(1_000);
        assertThat(route.takeDue(999)).isEmpty();
        assertThat(route.nextAt()).isEqualTo(1_000);
        assertThat(route.takeDue(1_000)).isPresent();
    }

    @Test
    void aClockThatJumpsBackHoldsNothingUp() {
        long day = 86_400_000;
        route.add(parcel("a"), 10 * day);
        assertThat(route.takeDue(9 * day)).isPresent();
    }

    @Property
    void waitsGrowAndStayBounded(@ForAll @IntRange(min = 1, max = 200) int failures, @ForAll long seed) {
        long wait = Backoff.UNREACHABLE.after(failures, new Random(seed));
        long longest = Backoff.UNREACHABLE.longest();
        assertThat(wait).isBetween(Math.min(longest, 500L << Math.min(failures - 1, 20)) * 3 / 4, longest * 5 / 4 + 1);
    }

    private static Parcel parcel(String name) {
        return new Parcel(
                new MemberId("clinic"),
                TransactionId.of("a7f3c2@st-mary/AAAAAAAAAAAAAAAAAAAAAA"),
                Hash.of(Bytes.utf8(name)));
    }
}
