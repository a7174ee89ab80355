package org.tallystick.sharing.holder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;

/** Room and turns for the members and accounts that a holder answers. */
class JobsTest {
    private static final int MOST = 1_000;
    private static final AccountId FLOODER = AccountId.of("f10001@clinic");
    private static final AccountId COLLEAGUE = AccountId.of("c10001@clinic");
    private static final AccountId STRANGER = AccountId.of("a10001@lab");

    private final Jobs jobs = new Jobs(MOST);
    private int drawn;

    @Test
    void anAccountThatFloodsLeavesRoomForItsColleaguesAndForOtherMembers() {
        assertThat(flood(FLOODER)).isBetween(MOST / 2, MOST * 9 / 16 + 1);
        assertThat(add(COLLEAGUE)).isTrue();
        assertThat(add(STRANGER)).isTrue();
    }

    @Test
    void aMemberWhoseAccountsAllFloodLeavesAQuarterToTheOthers() {
        int taken = 0;
        for (int i = 0; i < 200; i++) {
            taken += flood(new AccountId(String.format("f%05x", i), FLOODER.member()));
        }
        assertThat(taken).isBetween(MOST / 2, MOST * 3 / 4);
        assertThat(flood(STRANGER)).isGreaterThan(MOST / 10);
        assertThat(jobs.size()).isLessThan(MOST);
    }

    @Test
    void membersTakeTurnsAndThenTheirAccounts() {
        Stream.of(FLOODER, FLOODER, FLOODER, COLLEAGUE, STRANGER, STRANGER).forEach(this::add);
        assertThat(due(6)).containsExactly(FLOODER, STRANGER, COLLEAGUE, STRANGER, FLOODER, FLOODER);
    }

    @Test
    void whoHadTheirTurnComesLastTheNextTime() {
        Stream.of(FLOODER, FLOODER, COLLEAGUE, STRANGER).forEach(this::add);
        assertThat(Stream.of(due(1), due(1), due(1), due(1)).map(List::getFirst))
                .containsExactly(FLOODER, STRANGER, COLLEAGUE, STRANGER);
    }

    @Test
    void whatIsRemovedMakesRoom() {
        flood(FLOODER);
        assertThat(add(FLOODER)).isFalse();
        jobs.due(0, 2).forEach(jobs::remove);
        assertThat(add(FLOODER)).isTrue();
        jobs.due(0, MOST).forEach(jobs::remove);
        assertThat(jobs.size()).isZero();
        assertThat(jobs.due(0, MOST)).isEmpty();
    }

    @Test
    void whatIsThereAlreadyStaysAsItIs() {
        Job job = new Job.AnswerRequest(new Handle("0".repeat(32)), FLOODER);
        Progress first = new Progress(0);
        assertThat(jobs.add(job, first)).isTrue();
        assertThat(jobs.add(job, new Progress(5))).isTrue();
        assertThat(jobs.progress(job)).containsSame(first);
        assertThat(jobs.size()).isEqualTo(1);
    }

    private List<AccountId> due(int limit) {
        return jobs.due(0, limit).stream().map(Job::by).toList();
    }

    private int flood(AccountId account) {
        return (int) IntStream.range(0, MOST).takeWhile(_ -> add(account)).count();
    }

    private boolean add(AccountId account) {
        Handle handle = new Handle(String.format("%032x", drawn++));
        return jobs.add(new Job.AnswerRequest(handle, account), new Progress(0));
    }
}
