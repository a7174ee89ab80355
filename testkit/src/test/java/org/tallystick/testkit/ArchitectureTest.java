package org.tallystick.testkit;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** ARCHITECTURE.md and the code say the same. */
class ArchitectureTest {
    private static final DependencyTable TABLE = DependencyTable.parse(Checkout.text("ARCHITECTURE.md"));

    @Test
    void theTableHasEveryModuleOfTheBuild() {
        List<String> modules = Pattern.compile("<module>([a-z-]+)</module>")
                .matcher(Checkout.text("pom.xml"))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(TABLE.modules()).containsExactlyInAnyOrderElementsOf(modules);
    }

    @Test
    void arrowsOfTheTablePointUpOnly() {
        Set<String> above = new TreeSet<>();
        for (DependencyTable.Row row : TABLE.rows()) {
            assertThat(above).as("rows above " + row.module()).containsAll(row.mayUse());
            above.add(row.module());
        }
    }

    @Test
    void noModuleUsesWhatTheTableDoesNotAllow() {
        assertThat(OurClasses.ALL).hasSizeGreaterThan(100);
        Set<String> forbidden = new TreeSet<>();
        for (JavaClass ours : OurClasses.ALL) {
            for (Dependency dependency : ours.getDirectDependenciesFromSelf()) {
                String target = dependency.getTargetClass().getPackageName();
                if (target.startsWith(OurClasses.ROOT + ".")
                        && !TABLE.allows(TABLE.moduleOf(ours.getPackageName()), TABLE.moduleOf(target))) {
                    forbidden.add(dependency.getDescription());
                }
            }
        }
        assertThat(forbidden).isEmpty();
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching(OurClasses.ROOT + ".(**)").should().beFreeOfCycles().check(OurClasses.ALL);
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() {
        Set<String> unmarked = new TreeSet<>();
        for (JavaClass ours : OurClasses.ALL) {
            JavaPackage itsPackage = ours.getPackage();
            if (itsPackage.tryGetAnnotationOfType(NullMarked.class).isEmpty()) {
                unmarked.add(itsPackage.getName());
            }
        }
        assertThat(unmarked).as("packages without a @NullMarked package-info").isEmpty();
    }

    @Test
    void everyFolderOfTheMapExists() {
        Pattern.compile("(?m)^\\| `([a-z-]+)/?[a-z]*`")
                .matcher(Checkout.text("ARCHITECTURE.md"))
                .results()
                .map(match -> match.group(1))
                .forEach(folder -> assertThat(Checkout.ROOT.resolve(folder)).matches(Files::exists));
    }
}
