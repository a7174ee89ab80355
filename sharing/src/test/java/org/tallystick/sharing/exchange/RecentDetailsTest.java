package org.tallystick.sharing.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;

class RecentDetailsTest {
    private static final List<Details> ALL =
            IntStream.range(0, 10).mapToObj(RecentDetailsTest::details).toList();
    private static final int SIZE = ALL.getFirst().bytes().size();

    private final RecentDetails recent = new RecentDetails(3L * SIZE);

    @Test
    void whatWasAddedLatelyIsFoundByItsDigest() {
        recent.add(ALL.get(0));
        recent.add(ALL.get(0));
        assertThat(recent.find(ALL.get(0).digest())).contains(ALL.get(0));
        assertThat(recent.find(ALL.get(1).digest())).isEmpty();
    }

    @Test
    void theOldestIsForgottenWhenThereIsTooMuch() {
        ALL.forEach(recent::add);
        assertThat(found()).isEqualTo(ALL.subList(7, 10));
    }

    @Test
    void whatIsToBeForgottenIsAndLeavesRoom() {
        ALL.subList(0, 3).forEach(recent::add);
        recent.forget(ALL.get(2).digest());
        recent.forget(ALL.get(5).digest());
        recent.add(ALL.get(3));
        assertThat(found()).containsExactly(ALL.get(0), ALL.get(1), ALL.get(3));
    }

    private List<Details> found() {
        return ALL.stream()
                .filter(details -> recent.find(details.digest()).isPresent())
                .toList();
    }

    private static Details details(int number) {
        TransactionId id = new TransactionId(AccountId.of("a7f3c2@st-mary"), "A".repeat(22));
        JsonObject body = JsonObject.with("number", number).build();
        Bytes salt = Bytes.wrap(new byte[Details.SALT_SIZE]);
        return Details.write(new NetworkName("ledger.example/test"), id, "records.retire", body, salt);
    }
}
