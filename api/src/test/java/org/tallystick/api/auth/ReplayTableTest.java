package org.tallystick.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tallystick.api.auth.ReplayTable.Use;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.keys.PublicKey;
import org.tallystick.ledger.contract.Account;

/** Who used many tokens waits; nobody else does. */
class ReplayTableTest {
    private static final int ROOM = 3_200;
    private static final int MEMBERS = 2;

    private long now;
    private int tokens;
    private final ReplayTable table = new ReplayTable(ROOM, () -> MEMBERS, () -> now);

    @Test
    void aTokenIsGoodOnceForAsLongAsItCouldBeValid() {
        Account doctor = account("aaaaaa@st-mary");
        assertThat(table.use(doctor, "jti")).isEqualTo(Use.FIRST);
        assertThat(table.use(account("aaaaaa@clinic"), "jti")).isEqualTo(Use.FIRST);
        for (int i = 0; i < 2; i++) {
            assertThat(table.use(doctor, "jti")).isEqualTo(Use.AGAIN);
            now += ReplayTable.GENERATION;
        }
    }

    @Test
    void accountsThatFloodShutOutNobodyButThemselves() {
        List<Account> four = accounts(4, "st-mary");
        four.forEach(this::flood);

        assertThat(four).allSatisfy(account -> assertThat(use(account)).isEqualTo(Use.TOO_MANY));
        everybodyElseGetsIn("st-mary");
        everybodyElseGetsIn("clinic");
    }

    @Test
    void aMemberWhoseAccountsAllFloodShutsOutNoOtherMember() {
        accounts(200, "st-mary").forEach(this::flood);

        assertThat(use(account("bbbbbb@st-mary"))).isEqualTo(Use.TOO_MANY);
        assertThat(use(account("node@st-mary"))).isEqualTo(Use.FIRST);
        everybodyElseGetsIn("clinic");
    }

    @Test
    void aNodeThatFloodsShutsOutNobodyEither() {
        Account node = account("node@st-mary");

        assertThat(flood(node)).isGreaterThan(ROOM / 4 / MEMBERS);
        everybodyElseGetsIn("clinic");
        assertThat(use(account("bbbbbb@st-mary"))).isEqualTo(Use.FIRST);
    }

    @Test
    void whoNeedsMoreThanOthersHasIt() {
        assertThat(flood(account("aaaaaa@st-mary"))).isGreaterThan(ROOM / 8);
    }

    @Test
    void howeverManyFloodTheRoomIsBounded() {
        int taken = flood(account("node@st-mary")) + flood(account("node@clinic"));
        for (String member : List.of("st-mary", "clinic")) {
            taken += accounts(200, member).stream().mapToInt(this::flood).sum();
        }
        assertThat(taken).isBetween(ROOM * 9 / 10, ROOM);
    }

    @Test
    void whoFloodedGetsInAgainLater() {
        Account doctor = account("aaaaaa@st-mary");
        flood(doctor);
        now += ReplayTable.GENERATION;

        assertThat(use(doctor)).isEqualTo(Use.FIRST);
    }

    private void everybodyElseGetsIn(String member) {
        assertThat(use(account("node@" + member))).isEqualTo(Use.FIRST);
        for (Account account : accounts(20, member).subList(10, 20)) {
            assertThat(use(account)).as(account.id().toString()).isEqualTo(Use.FIRST);
        }
    }

    /** Uses tokens until one is refused. Returns how many were not. */
    private int flood(Account account) {
        int used = 0;
        while (use(account) == Use.FIRST) {
            used++;
        }
        return used;
    }

    private Use use(Account account) {
        return table.use(account, String.valueOf(tokens++));
    }

    private static List<Account> accounts(int count, String member) {
        return IntStream.range(0, count)
                .mapToObj(i -> account(Integer.toHexString(0x100000 + i) + "@" + member))
                .toList();
    }

    private static Account account(String id) {
        return new Account(
                AccountId.of(id),
                PublicKey.ed25519("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"),
                Bytes.wrap(new byte[32]),
                List.of("doctor"),
                Account.Status.ACTIVE,
                Account.Custody.PERSON);
    }
}
