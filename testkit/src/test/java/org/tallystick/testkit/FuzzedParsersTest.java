package org.tallystick.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every parser has a fuzz test. A parser is a method of a class's own, or a constructor, that is given text or bytes and
 * answers with {@code Parsed}, or may refuse them as malformed; it has one if a fuzz test may come to it.
 */
class FuzzedParsersTest {
    private static final String FUZZ_TEST = "com.code_intelligence.jazzer.junit.FuzzTest";
    private static final String FORMATS = OurClasses.ROOT + ".formats.";
    private static final String REFUSAL = FORMATS + "MalformedException.<init>";
    private static final Set<String> FROM_OUTSIDE =
            Set.of("[B", "java.lang.String", "java.nio.ByteBuffer", FORMATS + "Bytes", FORMATS + "json.JsonObject");

    private static final Set<String> READING = Set.of("parse", "read", "decode", "decodeUrl", "of", "from");

    private static final String STATE =
            "reads what a contract wrote into the state, from calls that were held to their form";
    private static final String OWN_CODE = "is given what the program says, not what came from outside";

    /** Parsers that no fuzz test need come to, and why. */
    private static final Map<String, String> EXCEPTIONS = Map.ofEntries(
            Map.entry("ledger.accounts.Accounts.read", STATE),
            Map.entry("ledger.members.Member.read", STATE),
            Map.entry("ledger.members.MemberKeys.read", STATE),
            Map.entry("ledger.members.Proposal.read", STATE),
            Map.entry("sharing.DetailsRef.read", STATE),
            Map.entry("sharing.accesses.Access.read", STATE),
            Map.entry("sharing.accesses.Answer.read", STATE),
            Map.entry("sharing.grants.Grant.read", STATE),
            Map.entry("sharing.grants.LiveGrants.read", STATE),
            Map.entry("sharing.records.SharedRecord.read", STATE),
            Map.entry("sharing.records.Subject.read", STATE),
            Map.entry(
                    "node.member.Fact.read",
                    "reads what this node sealed: DocumentFuzzTest shows that nothing else opens"),
            Map.entry("ledger.contract.Call.<init>", OWN_CODE),
            Map.entry("ledger.contract.Key.of", OWN_CODE));

    private static final CallGraph GRAPH = CallGraph.ofTheBuild(
            DependencyTable.parse(Checkout.text("ARCHITECTURE.md")).modules());

    @Test
    void everyParserIsReachedByAFuzzTest() {
        Set<String> missing = notFuzzed();
        missing.removeAll(EXCEPTIONS.keySet());
        assertThat(missing)
                .as("parsers without a fuzz test: see CONTRIBUTING.md, \"Fuzzing\"")
                .isEmpty();
    }

    @Test
    void noExceptionIsNeedless() {
        assertThat(notFuzzed()).containsAll(EXCEPTIONS.keySet());
    }

    @Test
    void everyModuleThatParsesIsSeenWithItsTests() {
        assertThat(parsers()).hasSizeGreaterThan(60);
        assertThat(fuzzTests()
                        .map(test -> test.getOwner().getPackageName().split("\\.", -1)[2])
                        .distinct())
                .as("modules with fuzz tests; build with -am, or the tests of the others are not there to be seen")
                .contains("formats", "sealing", "ledger", "decision", "sharing", "api", "node", "client", "cli");
    }

    private static Stream<JavaCodeUnit> fuzzTests() {
        return GRAPH.units().filter(unit -> unit.isAnnotatedWith(FUZZ_TEST));
    }

    private static Stream<JavaCodeUnit> parsers() {
        return GRAPH.units().filter(FuzzedParsersTest::isParser);
    }

    /** By names such as {@code formats.json.Json.parse}. */
    private static Set<String> notFuzzed() {
        Set<String> fuzzed = GRAPH.reachedFrom(fuzzTests());
        return parsers()
                .filter(parser -> !fuzzed.contains(parser.getFullName()))
                .map(parser -> parser.getOwner().getName() + "." + parser.getName())
                .map(name -> name.substring(OurClasses.ROOT.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isParser(JavaCodeUnit unit) {
        boolean ours = unit.getOwner().getSource().stream()
                .noneMatch(source -> source.getUri().toString().contains("/test-classes/"));
        boolean open = !unit.getModifiers().contains(JavaModifier.PRIVATE)
                && !unit.getModifiers().contains(JavaModifier.SYNTHETIC);
        return ours && open && isGivenWhatCame(unit) && (answersParsed(unit) || refuses(unit));
    }

    /** What is only made of something has it first: {@code of} is the name of both. */
    private static boolean isGivenWhatCame(JavaCodeUnit unit) {
        return unit.getRawParameterTypes().stream()
                .limit(unit.getName().equals("of") ? 1 : Long.MAX_VALUE)
                .map(JavaClass::getName)
                .anyMatch(FROM_OUTSIDE::contains);
    }

    private static boolean answersParsed(JavaCodeUnit unit) {
        return unit.getRawReturnType().getName().equals(FORMATS + "Parsed");
    }

    /** A constructor that checks what it is given, or what has a reader's name and comes to such a check. */
    private static boolean refuses(JavaCodeUnit unit) {
        if (unit.isConstructor()) {
            return unit.getCallsFromSelf().stream()
                    .anyMatch(call -> call.getTargetOwner().getName().equals(FORMATS + "MalformedException"));
        }
        return unit.getModifiers().contains(JavaModifier.STATIC)
                && READING.contains(unit.getName())
                && GRAPH.reachedFrom(Stream.of(unit)).stream().anyMatch(name -> name.startsWith(REFUSAL));
    }
}
