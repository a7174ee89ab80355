package org.tallystick.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every node must come to alike is kept away from whatever differs between two machines or two runs. */
class DeterminismTest {
    /** Packages that every node must execute alike, down to the byte. */
    private static final List<String> REPLICATED = List.of(
            "formats",
            "decision",
            "ledger.contract",
            "ledger.execution",
            "ledger.members",
            "ledger.accounts",
            "sharing.records",
            "sharing.grants",
            "sharing.accesses");

    /** Packages into which clocks and randomness come through constructors only. */
    private static final List<String> INJECTED =
            Stream.concat(REPLICATED.stream(), Stream.of("ledger")).toList();

    private static final Set<String> CLOCKS = Set.of(
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalTime.now",
            "java.time.LocalDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.InstantSource.system",
            "java.lang.System.nanoTime",
            "java.lang.System.currentTimeMillis",
            "java.lang.Thread.sleep",
            "java.util.Date.<init>");

    private static final Set<String> RANDOMNESS = Set.of(
            "java.lang.Math.random",
            "java.util.Random.<init>",
            "java.util.SplittableRandom.<init>",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.util.random.RandomGenerator.getDefault",
            "java.security.SecureRandom.<init>/0",
            "java.security.SecureRandom.<init>/1",
            "java.security.SecureRandom.getInstanceStrong",
            "java.util.Collections.shuffle/1");

    private static final Set<String> DEFAULTS = Set.of(
            "java.util.Locale.getDefault",
            "java.nio.charset.Charset.defaultCharset",
            "java.time.ZoneId.systemDefault",
            "java.lang.String.toLowerCase/0",
            "java.lang.String.toUpperCase/0",
            "java.lang.String.format/2",
            "java.lang.String.formatted",
            "java.lang.String.getBytes/0",
            "java.util.Formatter.<init>/0",
            "java.io.FileReader.<init>/1",
            "java.io.FileWriter.<init>/1",
            "java.io.InputStreamReader.<init>/1",
            "java.io.OutputStreamWriter.<init>/1");

    private static final Set<String> HASH_ORDER = Set.of(
            "java.util.stream.Collectors.toSet",
            "java.util.stream.Collectors.toMap/2",
            "java.util.stream.Collectors.toMap/3",
            "java.util.stream.Collectors.groupingBy/1",
            "java.util.stream.Collectors.groupingBy/2",
            "java.util.Collection.parallelStream",
            "java.util.List.parallelStream",
            "java.util.stream.Stream.parallel");

    private static final Set<String> HASHED =
            Set.of("java.util.HashMap", "java.util.HashSet", "java.util.IdentityHashMap");

    /** Going through what has an order of its own in each process, as the collections that {@code Set.of} makes. */
    private static final Set<String> UNORDERED = Set.of(
            "java.util.Set.iterator",
            "java.util.Set.stream",
            "java.util.Set.forEach",
            "java.util.Set.toArray",
            "java.util.Map.keySet",
            "java.util.Map.values",
            "java.util.Map.entrySet",
            "java.util.Map.forEach",
            "java.util.concurrent.ConcurrentMap.keySet",
            "java.util.concurrent.ConcurrentMap.values",
            "java.util.concurrent.ConcurrentMap.entrySet",
            "java.util.concurrent.ConcurrentMap.forEach",
            "java.util.concurrent.ConcurrentHashMap.keySet",
            "java.util.concurrent.ConcurrentHashMap.values",
            "java.util.concurrent.ConcurrentHashMap.entrySet",
            "java.util.concurrent.ConcurrentHashMap.forEach");

    @Test
    void clocksComeInThroughConstructors() {
        assertThat(calls(INJECTED, CLOCKS)).isEmpty();
    }

    @Test
    void randomnessComesInThroughConstructors() {
        assertThat(calls(INJECTED, RANDOMNESS)).isEmpty();
    }

    @Test
    void noLocaleCharsetOrZoneIsLeftToTheMachine() {
        assertThat(calls(INJECTED, DEFAULTS)).isEmpty();
    }

    @Test
    void nothingReplicatedStandsInHashOrder() {
        assertThat(calls(REPLICATED, HASH_ORDER)).isEmpty();
        assertThat(calls(REPLICATED, UNORDERED))
                .as("iterate what says that it is sorted or sequenced: its type is the proof")
                .isEmpty();
        Set<String> hashed = new TreeSet<>();
        in(REPLICATED)
                .flatMap(ours -> ours.getDirectDependenciesFromSelf().stream())
                .filter(dependency ->
                        HASHED.contains(dependency.getTargetClass().getName()))
                .map(Dependency::getDescription)
                .forEach(hashed::add);
        assertThat(hashed).isEmpty();
    }

    @Test
    void nothingReplicatedCalculatesInFloatingPoint() {
        Set<String> floating = new TreeSet<>();
        in(REPLICATED).forEach(ours -> floating.addAll(FloatingPoint.in(ours)));
        assertThat(floating).isEmpty();
    }

    @Test
    void theRulesSeeWhatTheyForbid() {
        JavaClass offender = new ClassFileImporter().importClass(Offender.class);
        assertThat(FloatingPoint.in(offender)).hasSize(1);
        assertThat(offender.getAccessesFromSelf().stream().filter(matches(CLOCKS)))
                .hasSize(1);
        assertThat(offender.getAccessesFromSelf().stream().filter(matches(RANDOMNESS)))
                .hasSize(1);
        assertThat(offender.getAccessesFromSelf().stream().filter(matches(DEFAULTS)))
                .hasSize(1);
        assertThat(offender.getAccessesFromSelf().stream().filter(matches(HASH_ORDER)))
                .hasSize(1);
        assertThat(offender.getAccessesFromSelf().stream().filter(matches(UNORDERED)))
                .hasSize(2);
    }

    /** Breaks a rule in each method. */
    static final class Offender {
        private final long started = new Random(1).nextLong();

        long late() {
            return (long) (started * 1.5);
        }

        Supplier<Instant> now() {
            return Instant::now;
        }

        String mix() {
            Set<String> words = Stream.of("one", "two").collect(Collectors.toSet());
            return String.join(" ", words.stream().toList())
                    + Map.of("three", 3, "four", 4).keySet();
        }

        String shout() {
            return String.format("%d", started);
        }
    }

    private static Set<String> calls(List<String> packages, Set<String> forbidden) {
        Set<String> calls = new TreeSet<>();
        in(packages)
                .flatMap(ours -> ours.getAccessesFromSelf().stream())
                .filter(matches(forbidden))
                .map(JavaAccess::getDescription)
                .forEach(calls::add);
        return calls;
    }

    /** A name such as {@code java.util.Date.<init>}, or with a number of parameters behind a slash. */
    private static Predicate<JavaAccess<?>> matches(Set<String> forbidden) {
        return access -> {
            AccessTarget target = access.getTarget();
            String name = target.getOwner().getName() + "." + target.getName();
            int parameters = target instanceof AccessTarget.CodeUnitAccessTarget unit
                    ? unit.getRawParameterTypes().size()
                    : 0;
            return forbidden.contains(name) || forbidden.contains(name + "/" + parameters);
        };
    }

    private static Stream<JavaClass> in(List<String> packages) {
        List<JavaClass> found = OurClasses.ALL.stream()
                .filter(ours -> packages.stream().anyMatch(name -> isIn(ours, OurClasses.ROOT + "." + name)))
                .toList();
        assertThat(found).hasSizeGreaterThan(50);
        return found.stream();
    }

    private static boolean isIn(JavaClass ours, String name) {
        return ours.getPackageName().equals(name) || ours.getPackageName().startsWith(name + ".");
    }
}
