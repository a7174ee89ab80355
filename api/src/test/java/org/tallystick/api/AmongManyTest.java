package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.api.NodeFixture.handle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.api.FrameFixture.Person;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.json.JsonObject;

/** A few things among thousands of others' are on one page, which would not be so if the page looked at the others. */
@Tag("slow")
class AmongManyTest {
    private static final int FOREIGN = 5_000;
    private static final int MORE = 2_500;
    private static final int BATCH = 500;

    @TempDir
    private Path folder;

    @Test
    void whatBelongsToOneIsFoundAtOnceAmongThousandsOfOthers() {
        try (NodeFixture node = new NodeFixture(folder, false)) {
            Person doctor = node.account(node.stMary, "d0c701", "doctor", "steward");
            Person outsider = node.account(node.clinic, "0a71e3", "doctor", "steward");
            List<String> records = new ArrayList<>();
            List<String> grants = new ArrayList<>();
            String subject = handle();
            node.call(doctor, "records.enrol", JsonObject.with("subject", subject), name());
            Supplier<Bytes> foreign = foreignGrants(node, outsider);
            for (int i = 0; i < FOREIGN / BATCH; i++) {
                node.batch(Stream.generate(() -> share(outsider)).limit(BATCH).toList());
                node.batch(
                        Stream.generate(foreign).limit(MORE / (FOREIGN / BATCH)).toList());
                if (i % 3 == 0) {
                    records.add(handle());
                    Stories.share(node, doctor, records.getLast(), subject);
                    grants.add(handle());
                    node.call(doctor, "grants.give", about(grants.getLast(), subject), Stories.terms());
                }
            }
            node.registerMany(MORE);

            assertWholePage(node, doctor, "/v1/records?owner=st-mary", "record", records.reversed());
            assertWholePage(node, doctor, "/v1/grants?subject=" + subject, "grant", grants.reversed());
            assertWholePage(
                    node,
                    doctor,
                    "/v1/accounts?member=st-mary",
                    "account",
                    List.of("d0c701@st-mary", "node@st-mary", "admin@st-mary"));
        }
    }

    private static void assertWholePage(
            NodeFixture node, Person viewer, String list, String name, List<String> expected) {
        JsonObject page = node.json(viewer, list);
        assertThat(page.array("items").objects().map(item -> item.string(name))).containsExactlyElementsOf(expected);
        assertThat(page.has("next")).isFalse();
    }

    /** Each on a subject of the clinic's, a hundred on one, for no side may have many more. */
    private static Supplier<Bytes> foreignGrants(NodeFixture node, Person steward) {
        List<String> subjects = new ArrayList<>();
        int[] given = {0};
        return () -> {
            if (given[0]++ % 100 == 0) {
                subjects.add(handle());
                JsonObject enrol = JsonObject.with("subject", subjects.getLast())
                        .with("details", Hash.ZERO)
                        .build();
                NodeFixture.committed(node.submit(sign(steward, "records.enrol", enrol), Optional.empty()));
            }
            JsonObject give = about(handle(), subjects.getLast())
                    .with("details", Hash.ZERO)
                    .build();
            return sign(steward, "grants.give", give);
        };
    }

    private static Bytes share(Person author) {
        return sign(author, "records.share", Stories.shared(handle()));
    }

    private static Bytes sign(Person person, String call, JsonObject args) {
        return NodeFixture.sign(person, call, args, NodeFixture.jti());
    }

    private static JsonObject.Builder about(String grant, String subject) {
        return JsonObject.with("grant", grant).with("subject", subject);
    }

    private static JsonObject name() {
        return JsonObject.with("name", "Ada").build();
    }
}
