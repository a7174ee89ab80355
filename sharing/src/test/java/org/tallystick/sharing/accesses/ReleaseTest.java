package org.tallystick.sharing.accesses;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.sharing.Consortium;
import org.tallystick.sharing.World;
import org.tallystick.sharing.accesses.Release.Reason;

class ReleaseTest {
    private final Consortium c = new Consortium();
    private final Handle grant = c.liveGrant();
    private final Handle access = c.openAccess();

    private void allow() {
        Consortium.done(c.world.call(c.node, "accesses.answer", c.allow(access, grant)));
    }

    private Release release(MemberId holder, AccountId reader, long later) {
        return Release.check(c.world.state(), holder, reader, access, c.world.time + later);
    }

    private void assertClosed(Reason reason) {
        assertThat(release(World.ST_MARY, c.doctor, 0)).isEqualTo(new Release.Closed(reason));
    }

    @Test
    void theReaderFetchesTheVersionThatWasAllowed() {
        allow();
        Consortium.done(c.world.call(c.author, "records.correct", c.correct(2)));
        assertThat(release(World.ST_MARY, c.doctor, 0)).isEqualTo(new Release.Open(c.record, 1));
    }

    @Test
    void nothingIsReleasedBeforeTheAnswerOrAfterARefusal() {
        assertClosed(Reason.UNANSWERED);
        Consortium.done(c.world.call(c.node, "accesses.answer", c.refuse(access)));
        assertClosed(Reason.REFUSED);
    }

    @Test
    void nobodyElseFetchesIt() {
        allow();
        assertThat(release(World.ST_MARY, c.author, 0)).isEqualTo(new Release.Closed(Reason.UNKNOWN));
        assertThat(release(World.LAB, c.doctor, 0)).isEqualTo(new Release.Closed(Reason.OTHER_HOLDER));
    }

    @Test
    void anAllowanceEndsWithWhatItRestsOn() {
        allow();
        Consortium.done(c.world.call(c.patient, "grants.revoke", Consortium.grant(grant)));
        assertClosed(Reason.GRANT_REVOKED);
    }

    @Test
    void anAllowanceEndsWithTheReadersAccount() {
        allow();
        c.world.suspend(c.doctor);
        assertClosed(Reason.READER_INACTIVE);
    }

    @Test
    void anAllowanceEndsWithTheRecord() {
        allow();
        Consortium.done(c.world.call(c.author, "records.retire", c.aboutRecord()));
        assertClosed(Reason.RETIRED);
    }

    @Test
    void anAllowanceIsForOneReadingAndNotForEver() {
        allow();
        assertThat(release(World.ST_MARY, c.doctor, Release.OPEN_FOR - 100)).isInstanceOf(Release.Open.class);
        assertThat(release(World.ST_MARY, c.doctor, Release.OPEN_FOR + 100)).isEqualTo(new Release.Closed(Reason.OVER));
    }
}
