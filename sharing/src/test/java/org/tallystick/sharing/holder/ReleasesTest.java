package org.tallystick.sharing.holder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tallystick.decision.ReaderTerm;
import org.tallystick.decision.Terms;
import org.tallystick.decision.Verdict.RefuseRule;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.Role;
import org.tallystick.sharing.Standing;
import org.tallystick.sharing.World;
import org.tallystick.sharing.accesses.Access.Status;
import org.tallystick.sharing.accesses.Release;

/** What was allowed is released only as long as it would be allowed still. */
class ReleasesTest {
    private final Story story = new Story();
    private final Handle record = story.share();

    private Handle allowed(Terms terms) {
        story.give(terms, true);
        story.work();
        Handle access = story.ask(record, true);
        story.work();
        assertThat(story.access(access).status()).isEqualTo(Status.ALLOWED);
        return access;
    }

    private Release release(Handle access) {
        return release(story.doctor, access);
    }

    private Release release(AccountId reader, Handle access) {
        Releases releases =
                new Releases(World.ST_MARY, story.papers().shelf(), () -> Instant.ofEpochMilli(story.clock()));
        return releases.check(story.view(), reader, access);
    }

    private void assertOpen(Handle access) {
        assertThat(release(access)).isEqualTo(new Release.Open(record, 1));
    }

    private void assertOverturned(Handle access, RefuseRule rule) {
        assertThat(release(access)).isEqualTo(new Release.Overturned(rule));
    }

    private static Terms until(Terms terms, long time) {
        return new Terms(
                terms.effect(),
                terms.reader(),
                terms.scope(),
                terms.purposes(),
                terms.basis(),
                terms.from(),
                Optional.of(time));
    }

    @Test
    void aDenialClosesWhatWasAllowed() {
        Handle access = allowed(story.consent());
        assertOpen(access);
        story.give(story.denial(), true);
        assertOverturned(access, RefuseRule.DENIED);
    }

    @Test
    void aDenialWhoseDetailsAreWithheldClosesTheMore() {
        Handle access = allowed(story.consent());
        story.give(story.denial(), false);
        assertOverturned(access, RefuseRule.DETAILS_MISSING);
    }

    @Test
    void aRoleTakenAwayClosesWhatWasAllowedToIt() {
        Handle access = allowed(to(new ReaderTerm.RoleAt(new Role("doctor"), World.CLINIC)));
        assertOpen(access);
        story.world.change(story.doctor, List.of("nurse"));
        assertOverturned(access, RefuseRule.NO_GRANT);
    }

    @Test
    void theLastRoleTakenAwayClosesWhatWasAllowedToTheMember() {
        Handle access = allowed(to(new ReaderTerm.Everyone(World.CLINIC)));
        assertOpen(access);
        story.world.change(story.doctor, List.of("nurse"));
        assertOpen(access);
        story.world.change(story.doctor, List.of());
        assertOverturned(access, RefuseRule.NO_GRANT);
    }

    @Test
    void whatIsAllowedToAMemberIsNotForItsPatients() {
        story.give(to(new ReaderTerm.Everyone(World.ST_MARY)), true);
        story.work();
        Handle colleague = story.ask(story.steward, record, true);
        Handle neighbour = story.ask(story.world.register(World.ST_MARY, Standing.SUBJECT), record, true);
        Handle nobody = story.ask(story.world.register(World.ST_MARY), record, true);
        story.work();
        assertThat(story.rule(neighbour)).isEqualTo("no-grant");
        assertThat(story.rule(nobody)).isEqualTo("no-grant");
        assertThat(story.access(colleague).status()).isEqualTo(Status.ALLOWED);
    }

    @Test
    void theLastRoleTakenAwayClosesWhatItsAuthorReads() {
        Handle access = story.ask(story.technician, record, true);
        story.work();
        assertThat(release(story.technician, access)).isEqualTo(new Release.Open(record, 1));
        story.world.change(story.technician, List.of());
        assertThat(release(story.technician, access)).isEqualTo(new Release.Overturned(RefuseRule.NO_GRANT));
        Handle again = story.ask(story.technician, record, true);
        story.work();
        assertThat(story.rule(again)).isEqualTo("no-grant");
    }

    private Terms to(ReaderTerm reader) {
        Terms consent = story.consent();
        return new Terms(
                consent.effect(),
                reader,
                consent.scope(),
                consent.purposes(),
                consent.basis(),
                consent.from(),
                consent.until());
    }

    @Test
    void anAllowanceEndsWithItsGrantByEitherClock() {
        long until = story.world.time + 60_000;
        Handle access = allowed(until(story.consent(), until));
        assertOpen(access);
        story.clockAhead = 60_000;
        assertOverturned(access, RefuseRule.EXPIRED);
        story.clockAhead = 0;
        story.world.time = until;
        assertOverturned(access, RefuseRule.EXPIRED);
    }

    @Test
    void whatAGrantOpenedNoOtherGrantKeepsOpen() {
        Handle access = allowed(until(story.consent(), story.world.time + 60_000));
        story.give(story.consent(), true);
        story.work();
        story.world.time += 60_000;
        assertOverturned(access, RefuseRule.EXPIRED);
    }

    @Test
    void aFurtherGrantClosesNothing() {
        Handle access = allowed(story.consent());
        story.give(story.consent(), true);
        story.work();
        assertOpen(access);
    }

    @Test
    void beforeTheAnswerNothingIsReleased() {
        Handle access = story.ask(record, true);
        assertThat(release(access)).isEqualTo(new Release.Closed(Release.Reason.UNANSWERED));
    }
}
