package org.tallystick.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Call;

/**
 * Who may make which call: every call by every kind of account, each in a world of its own in which all else is right.
 * {@code +} is carried out, {@code -} is refused with {@code not-allowed}, {@code b} with {@code already-bound}.
 */
class AuthorisationTest {
    private static final String TABLE = """
            call                     node admin steward author staff patient other-patient patient-and-steward | doctor steward-there node-there
            records.enrol            +    +     +       -      -     -       -             -                   | -      +             +
            records.bind             b    b     b       -      -     +       -             -                   | -      -             -
            records.bind unbound     +    +     +       -      -     -       -             -                   | -      -             -
            records.share            +    +     +       +      +     -       -             -                   | +      +             +
            records.correct          +    +     +       +      -     -       -             -                   | -      -             -
            records.collect          +    +     +       +      -     -       -             -                   | -      -             -
            records.retire           +    +     +       +      -     -       -             -                   | -      -             -
            grants.give              +    +     +       -      -     +       -             -                   | -      -             -
            grants.acknowledge       +    -     -       -      -     -       -             -                   | -      -             -
            grants.revoke consent    -    -     -       -      -     +       -             -                   | -      -             -
            grants.revoke basis      +    +     +       -      -     -       -             -                   | -      -             -
            accesses.request         +    +     +       +      +     +       +             +                   | +      +             +
            accesses.answer          +    -     -       -      -     -       -             -                   | -      -             -
            accesses.overdue         -    -     -       -      -     -       -             -                   | +      -             -
            """;

    private static final Map<Character, String> MEANING = Map.of('+', "ok", '-', "not-allowed", 'b', "already-bound");

    record Cell(String call, String caller, char expected) {
        @Override
        public String toString() {
            return caller + " " + expected + " " + call;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void everyCallByEveryKindOfAccount(Cell cell) {
        Consortium consortium = new Consortium();
        Map<String, AccountId> callers = callers(consortium);
        JsonObject args =
                Objects.requireNonNull(ARGS.get(cell.call())).apply(consortium).build();
        String name = cell.call().split(" ", -1)[0];
        String code = World.code(consortium.world.call(Objects.requireNonNull(callers.get(cell.caller())), name, args));
        assertThat(code).isEqualTo(MEANING.get(cell.expected()));
    }

    @Test
    void theTableHasEveryCall() {
        assertThat(ARGS.keySet().stream().map(row -> row.split(" ", -1)[0]))
                .containsAll(new Consortium()
                        .world.contracts.calls().stream().map(Call::name).toList());
    }

    static List<Cell> cells() {
        List<List<String>> rows = TABLE.lines()
                .map(line -> Stream.of(line.replace(" unbound", "~unbound")
                                .replace(" consent", "~consent")
                                .replace(" basis", "~basis")
                                .replace("|", "")
                                .split("\\s+", -1))
                        .map(word -> word.replace('~', ' '))
                        .toList())
                .toList();
        List<Cell> cells = new ArrayList<>();
        List<String> head = rows.getFirst();
        for (List<String> row : rows.subList(1, rows.size())) {
            for (int column = 1; column < head.size(); column++) {
                cells.add(new Cell(
                        row.getFirst(), head.get(column), row.get(column).charAt(0)));
            }
        }
        return cells;
    }

    private static Map<String, AccountId> callers(Consortium consortium) {
        World world = consortium.world;
        Map<String, AccountId> callers = new TreeMap<>();
        callers.put("node", consortium.node);
        callers.put("admin", AccountId.adminOf(World.ST_MARY));
        callers.put("steward", consortium.steward);
        callers.put("author", consortium.author);
        callers.put("staff", world.register(World.ST_MARY, "doctor"));
        callers.put("patient", consortium.patient);
        callers.put("other-patient", world.register(World.ST_MARY, Standing.SUBJECT));
        callers.put("patient-and-steward", world.register(World.ST_MARY, Standing.SUBJECT, Standing.STEWARD));
        callers.put("doctor", consortium.doctor);
        callers.put("steward-there", world.register(World.CLINIC, Standing.STEWARD));
        callers.put("node-there", AccountId.nodeOf(World.CLINIC));
        return callers;
    }

    private static final Map<String, Function<Consortium, JsonObject.Builder>> ARGS = args();

    private static Map<String, Function<Consortium, JsonObject.Builder>> args() {
        Map<String, Function<Consortium, JsonObject.Builder>> args = new TreeMap<>();
        args.put("records.enrol", c -> c.enrol(c.world.handle()));
        args.put("records.bind", c -> bind(c, c.subject));
        args.put("records.bind unbound", c -> bind(c, unbound(c)));
        args.put("records.share", c -> c.share(c.world.handle()));
        args.put("records.correct", c -> c.correct(2));
        args.put("records.collect", Consortium::aboutRecord);
        args.put("records.retire", Consortium::aboutRecord);
        args.put("grants.give", c -> c.give(c.world.handle()));
        args.put("grants.acknowledge", c -> {
            Handle grant = c.world.handle();
            Consortium.done(c.world.call(c.patient, "grants.give", c.give(grant)));
            return Consortium.grant(grant);
        });
        args.put("grants.revoke consent", c -> Consortium.grant(c.liveGrant()));
        args.put("grants.revoke basis", c -> Consortium.grant(c.liveGrant(c.steward)));
        args.put("accesses.request", c -> c.request(c.world.handle()));
        args.put("accesses.answer", c -> c.refuse(c.openAccess()));
        args.put("accesses.overdue", c -> {
            Handle access = c.openAccess();
            c.world.time += 100_000;
            return Consortium.access(access);
        });
        return args;
    }

    private static JsonObject.Builder bind(Consortium consortium, Handle subject) {
        AccountId alias = consortium.world.register(World.ST_MARY, Standing.SUBJECT);
        return JsonObject.with("subject", subject.value()).with("account", alias.toString());
    }

    private static Handle unbound(Consortium consortium) {
        Handle subject = consortium.world.handle();
        Consortium.done(consortium.world.call(consortium.steward, "records.enrol", consortium.enrol(subject)));
        return subject;
    }
}
