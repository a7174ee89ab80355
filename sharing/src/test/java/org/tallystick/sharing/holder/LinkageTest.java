package org.tallystick.sharing.holder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tallystick.decision.LegalBasis;
import org.tallystick.decision.Purpose;
import org.tallystick.decision.ReaderTerm;
import org.tallystick.decision.RecordType;
import org.tallystick.decision.Scope;
import org.tallystick.decision.Terms;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sharing.Standing;
import org.tallystick.sharing.World;

/**
 * What a member not concerned sees of two worlds that differ only in what it may not know. Every identifier comes from the
 * same seed in both; digests and commitments are salted, so that all that may differ between the two ledgers is the value
 * of fields that are, in either, SHA-256 of something with unknown random bits. Hence the two are told apart by nobody who
 * cannot invert SHA-256: not by sizes, not by shapes, not by order.
 */
class LinkageTest {
    private static final Set<String> SALTED = new TreeSet<>(List.of("about", "commitment", "details", "facts", "salt"));

    private static final Story.Secrets OTHER = new Story.Secrets(
            "Bartholomew of Nowhere",
            new RecordType("psychiatry:intake-report"),
            "Report of the first conversation",
            "HRESCH",
            Optional.of("a study on sleep"));

    @Test
    void whoThePatientIsAndWhatWasSharedAndWhyItWasAskedForDoNotShow() {
        Consumer<Story> script = story -> {
            Handle record = story.share();
            story.ask(record, true);
            story.work();
        };
        assertLooksTheSame(played(Story.USUAL, script), played(OTHER, script));
    }

    @Test
    void whichOfTwoPatientsARecordIsAboutDoesNotShow() {
        assertLooksTheSame(
                played(Story.USUAL, story -> recordOfOneOfTwo(story, true)),
                played(Story.USUAL, story -> recordOfOneOfTwo(story, false)));
    }

    /** Both are known to the ledger, with grants of their own; the doctor asks for a record of one and is refused. */
    private static void recordOfOneOfTwo(Story story, boolean first) {
        AccountId alias = story.world.register(World.ST_MARY, Standing.SUBJECT);
        Handle second = story.world.handle();
        story.enrol(second, alias, "Bea");
        story.give(terms(story, Terms.Effect.ALLOW, Purpose.RESEARCH), true);
        story.work();
        Handle record = story.share(first ? story.subject : second, true);
        story.ask(record, true);
        story.work();
    }

    @Test
    void whetherAGrantAllowsOrDeniesAndWhomAndWhyDoesNotShow() {
        Consumer<Story> denied = story -> refusedUnder(story, terms(story, Terms.Effect.DENY, Purpose.TREATMENT));
        Consumer<Story> otherPurpose = story -> refusedUnder(story, terms(story, Terms.Effect.ALLOW, Purpose.RESEARCH));
        Consumer<Story> otherReader = story -> refusedUnder(story, toTheLab());
        assertLooksTheSame(played(Story.USUAL, denied), played(Story.USUAL, otherPurpose));
        assertLooksTheSame(played(Story.USUAL, denied), played(Story.USUAL, otherReader));
    }

    private static void refusedUnder(Story story, Terms terms) {
        Handle record = story.share();
        story.give(terms, true);
        story.work();
        story.ask(record, true);
        story.work();
    }

    @Test
    void whatAnAllowedReadWasAllowedForDoesNotShow() {
        Consumer<Story> everything = story -> refusedUnder(story, story.consent());
        Consumer<Story> oneType = story -> refusedUnder(story, ofType(story));
        Story allowed = played(Story.USUAL, everything);
        assertThat(text(allowed)).anyMatch(line -> line.contains("allowed=true"));
        assertLooksTheSame(allowed, played(Story.USUAL, oneType));
    }

    @Test
    void whyAReadWasRefusedDoesNotShow() {
        Consumer<Story> unknownPurpose = story -> refusedUnder(story, story.consent());
        Story.Secrets curious =
                new Story.Secrets("Ada", new RecordType("lab-result"), "HbA1c", "CURIOSITY", Optional.empty());
        assertLooksTheSame(
                played(curious, unknownPurpose),
                played(Story.USUAL, story -> refusedUnder(story, terms(story, Terms.Effect.DENY, Purpose.TREATMENT))));
    }

    @Test
    void theSameThingSharedTwiceLooksLikeTwoThings() {
        Story story = played(Story.USUAL, once -> {
            once.share();
            once.share();
        });
        List<JsonObject> shares = story.world.lines.stream()
                .filter(line -> line.call().equals("records.share"))
                .map(World.Line::args)
                .toList();
        for (String field : List.of("record", "about", "commitment", "details")) {
            assertThat(shares.get(0).string(field))
                    .isNotEqualTo(shares.get(1).string(field))
                    .hasSameSizeAs(shares.get(1).string(field));
        }
    }

    @Test
    void theDetailsOfOrdinaryThingsAllHaveOneSize() {
        Consumer<Story> script = story -> refusedUnder(story, terms(story, Terms.Effect.DENY, Purpose.TREATMENT));
        for (Story.Secrets secrets : List.of(Story.USUAL, OTHER)) {
            assertThat(played(secrets, script).shelf.values())
                    .allMatch(details -> details.bytes().size() == Details.PADDED_TO);
        }
    }

    private static Story played(Story.Secrets secrets, Consumer<Story> script) {
        Story story = new Story(secrets);
        script.accept(story);
        return story;
    }

    private static void assertLooksTheSame(Story one, Story other) {
        assertThat(text(one)).isEqualTo(text(other));
        assertThat(one.world.values.keySet()).isEqualTo(other.world.values.keySet());
        assertThat(salted(one)).hasSameSizeAs(salted(other)).doesNotHaveDuplicates();
        assertThat(salted(one)).isNotEqualTo(salted(other));
    }

    /** Everything on the ledger but what is salted. */
    private static List<String> text(Story story) {
        return story.world.lines.stream()
                .map(line -> line.caller() + " " + line.call() + " " + masked(line.args()) + " " + code(line.outcome()))
                .toList();
    }

    private static String code(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(JsonObject result) -> masked(result);
            case Outcome.Refused refused -> refused.toString();
        };
    }

    private static String masked(JsonObject args) {
        return args.names().stream()
                .map(name -> name + "="
                        + (SALTED.contains(name) ? "#" + args.string(name).length() : shown(args, name)))
                .collect(Collectors.joining(" "));
    }

    private static String shown(JsonObject args, String name) {
        return args.get(name).map(Json::text).orElse("");
    }

    private static List<Json> salted(Story story) {
        return story.world.lines.stream()
                .flatMap(line -> line.args().names().stream()
                        .filter(name -> SALTED.contains(name) && !name.equals("facts"))
                        .map(name -> line.args().get(name).orElse(JsonArray.EMPTY)))
                .toList();
    }

    private static Terms terms(Story story, Terms.Effect effect, Purpose purpose) {
        return new Terms(
                effect,
                new ReaderTerm.OneAccount(story.doctor),
                Scope.All.ALL,
                List.of(purpose),
                List.of(LegalBasis.CONSENT),
                Optional.empty(),
                Optional.empty());
    }

    private static Terms toTheLab() {
        return new Terms(
                Terms.Effect.ALLOW,
                new ReaderTerm.Everyone(World.LAB),
                Scope.All.ALL,
                List.of(Purpose.TREATMENT),
                List.of(LegalBasis.CONSENT),
                Optional.of(1L),
                Optional.of(2_000_000_000_000L));
    }

    private static Terms ofType(Story story) {
        return new Terms(
                Terms.Effect.ALLOW,
                new ReaderTerm.OneAccount(story.doctor),
                new Scope.OfType(story.secrets.type()),
                List.of(Purpose.RESEARCH, Purpose.TREATMENT),
                List.of(LegalBasis.CONSENT),
                Optional.empty(),
                Optional.of(2_000_000_000_000L));
    }
}
