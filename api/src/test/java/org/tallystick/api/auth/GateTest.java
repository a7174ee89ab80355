package org.tallystick.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.keys.PublicKey;
import org.tallystick.ledger.contract.Account;

/** The whole table of who may come in where. */
class GateTest {
    private static final String VIEWERS =
            "stranger|patient|doctor|admin|node|foreign doctor|foreign patient|foreign node";

    private static final Map<Access, String> CLOSED = new TreeMap<>(Map.of(
            Access.OPEN, "yes yes yes yes yes yes yes yes",
            Access.LOG, "no  no  yes yes yes yes no  yes",
            Access.LEDGER, "no  no  yes yes yes yes no  yes",
            Access.KNOWN, "no  yes yes yes yes yes yes yes",
            Access.ACCOUNT, "no  yes yes yes yes yes yes yes",
            Access.STAFF, "no  no  yes yes yes no  no  no",
            Access.PERSONAL, "no  yes yes yes yes yes yes yes",
            Access.NODE, "no  no  no  no  yes no  no  yes",
            Access.METRICS, "no  no  yes yes yes no  no  no"));

    private static final Map<Access, String> PUBLIC = new TreeMap<>(Map.of(
            Access.OPEN, "yes yes yes yes yes yes yes yes",
            Access.LOG, "yes yes yes yes yes yes yes yes",
            Access.LEDGER, "yes yes yes yes yes yes yes yes",
            Access.KNOWN, "yes yes yes yes yes yes yes yes",
            Access.ACCOUNT, "no  yes yes yes yes yes yes yes",
            Access.STAFF, "no  no  yes yes yes no  no  no",
            Access.PERSONAL, "no  yes yes yes yes yes yes yes",
            Access.NODE, "no  no  no  no  yes no  no  yes",
            Access.METRICS, "no  no  yes yes yes no  no  no"));

    @Test
    void everyKindOfAccessHasItsRowInAClosedNetwork() {
        assertThat(CLOSED).containsOnlyKeys(Access.values());
        CLOSED.forEach((access, row) ->
                assertThat(row(access, false)).as(access.name()).isEqualTo(words(row)));
    }

    @Test
    void everyKindOfAccessHasItsRowInAPublicNetwork() {
        PUBLIC.forEach(
                (access, row) -> assertThat(row(access, true)).as(access.name()).isEqualTo(words(row)));
    }

    @Test
    void metricsAreForProgramsOnTheSameMachine() {
        new Gate(new MemberId("st-mary"), false).require(Access.METRICS, new Viewer.Stranger(), true);
    }

    private static List<String> words(String row) {
        return List.of(row.split(" +", -1));
    }

    private static List<String> row(Access access, boolean open) {
        return List.of(VIEWERS.split("\\|", -1)).stream()
                .map(viewer -> admits(new Gate(new MemberId("st-mary"), open), access, viewer(viewer)) ? "yes" : "no")
                .toList();
    }

    private static boolean admits(Gate gate, Access access, Viewer viewer) {
        try {
            gate.require(access, viewer, false);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    private static Viewer viewer(String name) {
        return switch (name) {
            case "stranger" -> new Viewer.Stranger();
            case "patient" -> known("aaaaaa@st-mary", "subject", "doctor");
            case "doctor" -> known("bbbbbb@st-mary", "doctor");
            case "admin" -> known("admin@st-mary");
            case "node" -> known("node@st-mary");
            case "foreign doctor" -> known("cccccc@clinic", "doctor");
            case "foreign patient" -> known("dddddd@clinic", "subject");
            case "foreign node" -> known("node@clinic");
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Viewer known(String id, String... roles) {
        return new Viewer.Known(new Account(
                AccountId.of(id),
                PublicKey.ed25519("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"),
                Bytes.wrap(new byte[32]),
                List.of(roles),
                Account.Status.ACTIVE,
                Account.Custody.PERSON));
    }
}
