package org.tallystick.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages say about the repo is so. */
class DocsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)");
    private static final Pattern DEPENDENCY =
            Pattern.compile("<groupId>(?!org\\.tallystick)[^<]+</groupId><artifactId>([^<]+)</artifactId><version>");

    @Test
    void linksLeadSomewhere() {
        Stream.concat(
                        Snippet.pages().stream(),
                        Stream.of("ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
                                .map(Path::of))
                .forEach(page -> {
                    Path folder = Optional.ofNullable(page.getParent()).orElse(Path.of(""));
                    assertThat(matches(LINK, Checkout.text(page.toString())))
                            .as(page.toString())
                            .allSatisfy(link -> assertThat(
                                            Checkout.ROOT.resolve(folder).resolve(link))
                                    .matches(Files::exists, "exists"));
                });
    }

    @Test
    void everyDependencyHasItsLine() {
        String page = Checkout.text("docs/dependencies.md");
        assertThat(matches(DEPENDENCY, Checkout.text("pom.xml")))
                .hasSizeGreaterThan(15)
                .allSatisfy(
                        artifact -> assertThat(page).containsAnyOf("`" + artifact + "`", "`" + withoutBom(artifact)));
    }

    @Test
    void decisionsAreNumberedAndDated() {
        List<Path> decisions = Snippet.pages().stream()
                .filter(page -> page.startsWith("docs/decisions"))
                .toList();
        assertThat(decisions).isNotEmpty();
        for (Path decision : decisions) {
            int number = Integer.parseInt(decision.getFileName().toString().substring(0, 4));
            assertThat(Checkout.text(decision.toString()))
                    .as(decision.toString())
                    .startsWith("# " + number + ". ")
                    .containsPattern("(?m)^\\d{4}-\\d{2}-\\d{2}\\b");
        }
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static String withoutBom(String artifact) {
        return artifact.replaceFirst("-bom$", "-");
    }
}
