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
    private static final long HOUR = 3_600_000;
    private static final long NOON = 40_000 * HOUR;

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
    void aClockThatIsSetBackMakesNothingWaitLonger() {
        route.add(parcel("a"), NOON);
        Route.Turn turn = route.takeDue(NOON).orElseThrow();
        route.giveBack(new Route.Turn(turn.parcel(), 1, NOON + 60_000));
        route.pauseUntil(NOON + 30_000);
        for (long back : new long[] {HOUR, 2 * HOUR, 20 * HOUR}) {
            assertThat(route.takeDue(NOON - back + 100)).isEmpty();
            assertThat(route.nextAt()).isBetween(NOON - back + 59_000, NOON - back + 61_000);
        }
        assertThat(route.takeDue(NOON - 20 * HOUR + 61_000)).isPresent();
    }

    @Test
    void threadsThatReadTheClockInTheOtherOrderChangeNothing() {
        route.add(parcel("a"), NOON);
        Route.Turn turn = route.takeDue(NOON).orElseThrow();
        route.giveBack(new Route.Turn(turn.parcel(), 1, NOON + 500));
        assertThat(route.takeDue(NOON - 3)).isEmpty();
        assertThat(route.nextAt()).isEqualTo(NOON + 500);
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
