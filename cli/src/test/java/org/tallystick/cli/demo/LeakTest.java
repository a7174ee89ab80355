package org.tallystick.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.cli.RunOf;
import org.tallystick.cli.wallet.Home;
import org.tallystick.cli.wallet.People;
import org.tallystick.client.Connection;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.node.founding.Founder;
import org.tallystick.node.founding.Founding;
import org.tallystick.sealing.keystore.Passphrase;
import org.tallystick.sealing.keystore.Stretching;

/**
 * Marked secrets go through a whole network that runs in a process of its own and writes down all that any logger says; then
 * every byte that others can see is searched for them.
 */
@Tag("slow")
class LeakTest {
    /** All that is ever unpacked there: RocksDB's, and the cryptography's. */
    private static final String NATIVE_LIBRARIES =
            "(tallystick-native|amazonCorrettoCryptoProviderNativeLibraries\\.)[0-9a-f]+(/lib\\w+(-\\w+)?\\.so)?";

    @TempDir
    private Path folder;

    private final Marks marks = new Marks();
    private final Haystack seen = new Haystack();

    @Test
    void noSecretIsWhereOthersCanSeeIt() throws IOException {
        Home home = founded(folder.resolve("network"));
        Path said = folder.resolve("said");
        Path saidLater = folder.resolve("said-later");
        MarkedLife life;
        try (TempWatch temporary = TempWatch.start(folder.resolve("temporary"), seen)) {
            try (UpProcess up = UpProcess.start(home.root(), temporary.folder(), said)) {
                life = live(home);
                up.kill();
            }
            look("after it was killed", home, said);
            cutOffTheClinic(home);
            try (UpProcess again = UpProcess.start(home.root(), temporary.folder(), saidLater)) {
                life.giveWithoutWaiting();
                again.awaitSaid("lab-north cannot deliver to clinic-west");
                look("while details wait to be delivered", home, saidLater);
            }
            look("after it was stopped", home, saidLater);
            assertThat(temporary.names()).isNotEmpty().allMatch(name -> name.matches(NATIVE_LIBRARIES));
        }
        assertThat(seen.find(secrets(home, life))).isEmpty();
        thereWasSomethingToSee();
    }

    /** A network to try out, at ports that the machine chose: other tests may run beside this one. */
    private static Home founded(Path network) throws IOException {
        Home home = new Home(Files.createDirectories(network));
        SecureRandom random = new SecureRandom();
        String passphrase = Passphrase.generate(random);
        Files.writeString(home.passphraseFile(), passphrase + "\n");
        List<Founder> founders = new ArrayList<>();
        for (MemberId member : List.of(Cast.HOSPITAL, Cast.LABORATORY, Cast.CLINIC)) {
            founders.add(new Founder(member, "eu", URI.create("http://127.0.0.1:" + freePort())));
        }
        new Founding(home.network(), new NetworkName("ledger.example/leak"), random, InstantSource.system())
                .found(founders, Passphrase.of(passphrase), Stretching.GENERATED);
        return home;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private MarkedLife live(Home home) throws IOException {
        MarkedLife life = new MarkedLife(home, folder, marks);
        Connection bystander = bystander(home);
        Connection atTheLaboratory = bystander.at(Cast.LABORATORY);
        Connection atTheClinic = bystander.at(Cast.CLINIC);
        Bystander bystands = new Bystander(bystander, List.of(bystander, atTheLaboratory, atTheClinic), seen);
        long last = life.live();
        provoke(life);
        mistype(home);
        bystands.gather(last);
        return life;
    }

    private Connection bystander(Home home) throws IOException {
        new People(home).add("bystander", Cast.HOSPITAL, List.of("doctor"), false);
        return new Players(home).connect("bystander", Cast.HOSPITAL);
    }

    private void provoke(MarkedLife life) throws IOException {
        Connection elsewhere = life.technician().at(Cast.CLINIC);
        Map<String, Integer> statuses = new Provocations(life.technician(), elsewhere, marks, seen).make(life.draft());
        assertThat(statuses)
                .hasSize(21)
                .allSatisfy((wrong, status) -> assertThat(status).as(wrong).isBetween(400, 499));
    }

    /** What goes wrong at the command line is told in words that hold the names which were typed, and no content. */
    private void mistype(Home home) throws IOException {
        Path file = Files.writeString(folder.resolve(marks.word("mistyped-name")), marks.word("mistyped-content"));
        String as = "--as " + marks.word("technician");
        for (String line : List.of(
                "verify FILE --policy FILE",
                "share FILE --about " + marks.word("patient") + " --stored FILE " + as,
                "share FILE --about nobody " + as,
                "share FILE --about " + marks.word("patient") + " --type Bad! " + as,
                "read " + "0".repeat(32) + " -o FILE " + as,
                "token --for POST --body FILE/none " + as)) {
            String[] words = Stream.concat(
                            Stream.of(line.split(" ")).map(word -> word.replace("FILE", file.toString())),
                            line.startsWith("verify")
                                    ? Stream.of("--json")
                                    : Stream.of("--json", "--home", home.root().toString()))
                    .toArray(String[]::new);
            RunOf run = RunOf.tally(words);
            assertThat(run.exit()).as(line).isNotZero();
            assertThat(run.out()).as(line).contains("\"error\"");
            seen.add(
                    "the error of " + line.split(" ", -1)[0] + " "
                            + seen.names().size(),
                    withoutNames(run));
        }
    }

    private String withoutNames(RunOf run) {
        String told = run.out() + run.err();
        for (String typed : List.of("technician", "patient", "mistyped-name")) {
            told = told.replace(marks.word(typed), "");
        }
        return told;
    }

    /** Its node listens where nobody looks for it. */
    private static void cutOffTheClinic(Home home) throws IOException {
        Files.writeString(
                home.network().configuration(), "members:\n  clinic-west:\n    listen: 127.0.0.1:" + freePort() + "\n");
    }

    /** The ledger, every member's folder with what RocksDB keeps beside its tables, what was said, and all wallets. */
    private void look(String when, Home home, Path said) throws IOException {
        seen.addFolder(when + ", ledger", home.root().resolve("ledger"));
        seen.addFolder(when + ", members", home.root().resolve("members"));
        seen.add(when + ", what it said", Files.readAllBytes(said));
        for (String name : home.walletNames()) {
            for (String ending : List.of(".jwe", ".json")) {
                Path file = home.wallets().resolve(name + ending);
                seen.add(when + ", wallet " + file, Files.readAllBytes(file));
            }
        }
    }

    private Needles secrets(Home home, MarkedLife life) throws IOException {
        Needles needles = marks.needles().hashes("the payload", life.payload().getBytes(StandardCharsets.UTF_8));
        Secrets.add(home, needles);
        return needles;
    }

    /** Else it would be no wonder that nothing was found. */
    private void thereWasSomethingToSee() {
        assertThat(seen.names())
                .anyMatch(name -> name.startsWith("event "))
                .anyMatch(name -> name.matches("the answer 200 of .*/v1/records/[0-9a-f]{32}"))
                .anyMatch(name -> name.matches("the answer 404 of .*/details"))
                .anyMatch(name -> name.matches("the answer 401 of .* for a stranger"))
                .anyMatch(name -> name.matches("the answer 200 of .*/metrics.*"))
                .anyMatch(name -> name.matches("while details wait.*members, clinic-west/details/.*\\.log"))
                .anyMatch(name -> name.matches("after it was killed, members, lab-north/details/LOG"));
    }

    @Test
    void theSearchFindsWhatIsThere() {
        byte[] secret = "a-secret-of-some-length".getBytes(StandardCharsets.UTF_8);
        String inBase64 = Base64.getEncoder()
                .encodeToString("before a-secret-of-some-length after".getBytes(StandardCharsets.UTF_8));
        String hash = "{\"hash\":\""
                + Hash.of("lab-report".getBytes(StandardCharsets.UTF_8)).url() + "\"}";
        String twice = Base64.getUrlEncoder().encodeToString(hash.getBytes(StandardCharsets.UTF_8));
        Haystack haystack = new Haystack().add("one", inBase64).add("other", "x" + twice + ".y");
        assertThat(haystack.find(new Needles().secret("it", secret))).isNotEmpty();
        assertThat(haystack.find(new Needles().guessable("the type", "LAB-report")))
                .anyMatch(found -> found.startsWith("the type as its SHA-256"));
        assertThat(haystack.find(new Needles().word("another", "some-other-secret")))
                .isEmpty();
    }
}
