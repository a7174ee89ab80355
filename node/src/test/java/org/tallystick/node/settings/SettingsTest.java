package org.tallystick.node.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.api.Limits;
import org.tallystick.api.TlsFiles;
import org.tallystick.formats.id.MemberId;
import org.tallystick.ledger.mempool.Bounds;

/** What an operator may write, what it means, and what is said of what they may not. */
class SettingsTest {
    private static final MemberId ST_MARY = new MemberId("st-mary");
    private static final MemberId LAB = new MemberId("lab-north");
    private static final Path EXAMPLE = Path.of("../docs/tallystick.yaml");

    @TempDir
    private Path folder;

    @BeforeEach
    void certificates() throws IOException {
        for (String name : List.of("cert.pem", "key.pem", "ca.pem")) {
            Files.createFile(folder.resolve(name));
        }
    }

    @Test
    void theExampleInTheDocsShowsTheDefaults() throws IOException {
        Settings shown = Settings.read(EXAMPLE);

        assertThat(shown.waiting()).isEqualTo(Bounds.USUAL);
        assertThat(shown.usual()).isEqualTo(MemberSettings.USUAL);
        assertThat(shown.members()).isEmpty();
        assertThat(shown).isEqualTo(Settings.read(folder.resolve("none.yaml"))).isEqualTo(read(""));
    }

    @Test
    void theExampleShowsEveryFieldThereIs() throws IOException {
        String example = Files.readString(EXAMPLE);
        for (String section : List.of("ledger", "limits", "vault", "members.st-mary", "members.st-mary.tls")) {
            String[] names = known(section).split(", ");
            assertThat(example).as(section).contains(names);
        }
        assertThat(example).contains(known("").split(", "));
    }

    @Test
    void whatIsCommentedOutInTheExampleCanBeReadAsWell() throws IOException {
        String open = Files.readString(EXAMPLE)
                .replace("# trust:", "trust:")
                .replace("# members:", "members:")
                .replace("\n#   ", "\n  ");
        for (String name : List.of("authorities.pem", "st-mary.pem", "st-mary-key.pem")) {
            Files.createFile(folder.resolve(name));
        }
        MemberSettings stMary = read(open).of(ST_MARY);

        assertThat(stMary.listen()).contains(new InetSocketAddress("0.0.0.0", 7101));
        assertThat(stMary.tls())
                .contains(new TlsFiles(folder.resolve("st-mary.pem"), folder.resolve("st-mary-key.pem")));
        assertThat(stMary.trust()).contains(folder.resolve("authorities.pem"));
        assertThat(stMary.limits().sizes().upload()).isEqualTo(2L << 30);
    }

    @Test
    void whatStandsAtTheTopCountsForMembersThatSayNothingElse() {
        Settings settings = read("""
                trust: ca.pem
                limits: {document: 1 MiB, idle: 5 min}
                vault: {disk-reserve: 1 GiB, check-every: 7 d}
                members:
                  st-mary:
                    limits: {document: 2 MiB}
                    vault: {check-every: 12 h}
                """);
        MemberSettings lab = settings.of(LAB);
        MemberSettings stMary = settings.of(ST_MARY);

        assertThat(lab.limits().sizes().document()).isEqualTo(1 << 20);
        assertThat(lab.limits().patience().idle()).isEqualTo(Duration.ofMinutes(5));
        assertThat(lab.limits().rates()).isEqualTo(Limits.USUAL.rates());
        assertThat(lab.vault().bounds().reserve()).isEqualTo(1L << 30);
        assertThat(lab.vault().bounds().orphansAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(stMary.limits().sizes().document()).isEqualTo(2 << 20);
        assertThat(stMary.limits().patience().idle()).isEqualTo(Duration.ofMinutes(5));
        assertThat(stMary.vault().bounds().reserve()).isEqualTo(1L << 30);
        assertThat(stMary.vault().rhythm().scrub()).isEqualTo(Duration.ofHours(12));
        assertThat(stMary.trust()).isEqualTo(lab.trust()).contains(folder.resolve("ca.pem"));
    }

    @Test
    void anAccountsShareFollowsASmallerWhole() {
        assertThat(read("ledger: {waiting: 1000, waiting-size: 2 MiB}").waiting())
                .isEqualTo(new Bounds(1_000, 2 << 20, 1_000, 2 << 20, 256 << 20));
    }

    @Test
    void theRoomForDocumentsHoldsAtLeastOneForEachOfTwoAddresses() {
        assertThat(read("limits: {document: 64 MiB}").of(LAB).limits().rates().documents())
                .isEqualTo(128 << 20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "limits: {document: 8}              | 'limits.document' is '8' and must be a size in B, KiB, MiB, GiB, TiB, from 256 KiB to 64 MiB",
                "limits: {document: 8 MB}           | from 256 KiB to 64 MiB",
                "limits: {document: 8.5 MiB}        | from 256 KiB to 64 MiB",
                "limits: {document: -8 MiB}         | from 256 KiB to 64 MiB",
                "limits: {document: 65 MiB}         | from 256 KiB to 64 MiB",
                "limits: {document: 99999999999999999999 B} | from 256 KiB to 64 MiB",
                "limits: {document: 999999999999999 TiB} | from 256 KiB to 64 MiB",
                "limits: {document: null}           | from 256 KiB to 64 MiB",
                "limits: {document: }               | 'limits.document' is ''",
                "limits: {documents: 15 MiB}        | from 16 MiB to 16 GiB",
                "limits: {document: [8 MiB]}        | 'limits.document' is one value",
                "limits: {document: {a: 8 MiB}}     | 'limits.document' is one value",
                "limits: {idle: 60}                 | must be a time in ms, s, min, h, d, from 1 s to 1 h",
                "limits: {idle: 0 s}                | from 1 s to 1 h",
                "limits: {idle: 60 m}               | from 1 s to 1 h",
                "limits: {connections: 10 KiB}      | must be a number from 16 to 65536",
                "limits: {connections: many}        | must be a number from 16 to 65536",
                "limits: {conections: 100}          | the unknown field 'limits.conections'; known there are connections,",
                "limits: 5                          | 'limits' must have fields",
                "limits: [a]                        | 'limits' must have fields",
                "vault: {disk-reserve: 1 MiB}       | 'vault.disk-reserve' is '1 MiB' and must be a size in B, KiB, MiB, GiB, TiB, from 64 MiB to 16 TiB",
                "vault: {orphans-after: 2 h}        | the unknown field 'vault.orphans-after'; known there are check-every, disk-reserve",
                "ledger: {waiting: 1000, waiting-per-account: 2000} | 'ledger.waiting-per-account' is '2000' and must be a number from 1 to 1000",
                "membres: {}                        | the unknown field 'membres'; known there are ledger, limits, members, trust, vault",
                "members: {St.Mary: {}}             | 'St.Mary' can be no member",
                "members: {st-mary: {listen: 7101}} | 'members.st-mary.listen' is '7101' and must be a host and a port",
                "members: {st-mary: {listen: 'a:7101/b'}} | must be a host and a port",
                "members: {st-mary: {listen: 'a:70000'}} | must be a host and a port",
                "members: {st-mary: {tls: {certificates: cert.pem}}} | 'tls' needs both",
                "members: {st-mary: {tls: {certificates: none.pem, key: key.pem}}} | must be a file that this user may read",
                "members: {st-mary: {tls: {certificates: cert.pem, key: key.pem, chain: a}}} | the unknown field 'members.st-mary.tls.chain'",
                "trust: .                           | must be a file that this user may read",
                "listen: 0.0.0.0:7101               | the unknown field 'listen'",
                "limits: {idle: 1 s, idle: 2 s}     | 'limits.idle' stands twice",
                "? [a]                              | a field's name is a word",
                "just words                         | the file must have fields",
                "limits: {idle: 1 s                 | is not YAML",
                "limits: &a {idle: *a}              | has an alias",
                "a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {}}}}}}}}}}}}}}}}} | nested too deep",
            })
    void whatIsWrongIsNamedWithItsLineAndWhatIsAllowed(String text, String why) {
        assertThatThrownBy(() -> read("# a comment\n" + text))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(folder.resolve("tallystick.yaml") + ", line 2: ")
                .hasMessageContaining(why);
    }

    @Test
    void aSectionWhoseFieldsAreCommentedOutSaysNothing() {
        assertThat(read("limits:\n#  idle: 5 s\nmembers:\n  st-mary:\n").of(ST_MARY))
                .isEqualTo(MemberSettings.USUAL);
    }

    @Test
    void theLineIsThatOfTheValue() {
        assertThatThrownBy(() -> read("limits:\n  idle: 5 s\n\n  stall: 5\n"))
                .hasMessageContaining("line 4: 'limits.stall' is '5'");
        assertThatThrownBy(() -> read("limits:\n  idle: 5 s\n---\n")).hasMessageContaining("line 3: begins anew");
    }

    @Test
    void aFileThatIsNoneOfOursIsNotReadToTheEnd() throws IOException {
        Path tooLong = folder.resolve("long.yaml");
        Files.writeString(tooLong, "#".repeat(70_000));
        assertThatThrownBy(() -> Settings.read(tooLong)).hasMessageContaining("longer than 64 KiB");
    }

    @Test
    void aMemberWhoseNodeRunsElsewhereIsNotHeededInSilence() {
        Settings settings = read("members: {st-marry: {limits: {idle: 1 s}}}");
        assertThatThrownBy(() -> settings.requireOnly(Path.of("tallystick.yaml"), List.of(ST_MARY, LAB)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("'members.st-marry' is of no member whose node runs here")
                .hasMessageContaining("[st-mary, lab-north]");
    }

    @Test
    void aNodeListensAsItsAddressPromises() {
        String tls = "members: {st-mary: {tls: {certificates: cert.pem, key: key.pem}}}";

        assertThat(at("https://st-mary.example", tls).getPort()).isEqualTo(443);
        assertThat(at("https://st-mary.example:7101", tls).getPort()).isEqualTo(7101);
        assertThat(at("http://st-mary.example", "").getPort()).isEqualTo(80);
        assertThat(at("https://st-mary.example", "members: {st-mary: {listen: '127.0.0.1:8080'}}"))
                .isEqualTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), 8080));
        assertThatThrownBy(() -> at("https://st-mary.example", ""))
                .hasMessageContaining("its node has no certificate")
                .hasMessageContaining("members.st-mary.tls");
        assertThatThrownBy(() -> at("http://st-mary.example", tls)).hasMessageContaining("nobody expects TLS");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1023, 1024, 1536, 8 << 20, 1L << 40, 3L << 40})
    void amountsAreReadAsTheyAreWritten(long amount) {
        for (Unit unit : List.of(Unit.SIZE, Unit.TIME, Unit.COUNT)) {
            assertThat(unit.parse(unit.text(amount))).isEqualTo(Optional.of(amount));
        }
    }

    private InetSocketAddress at(String address, String text) {
        return read(text).of(ST_MARY).listen(ST_MARY, URI.create(address)).address();
    }

    /** The names that are known in a section, as the refusal of another one lists them. */
    private String known(String section) {
        String text = "nothing: 1";
        for (String name : List.of(section.split("\\.")).reversed()) {
            text = name.isEmpty() ? text : name + ": {" + text + "}";
        }
        String yaml = text;
        try {
            read(yaml);
            throw new AssertionError("nothing was refused in " + section);
        } catch (SettingsException e) {
            String message = String.valueOf(e.getMessage());
            return message.substring(message.indexOf("known there are ") + "known there are ".length());
        }
    }

    private Settings read(String text) {
        return Settings.parse(folder.resolve("tallystick.yaml"), text);
    }
}
