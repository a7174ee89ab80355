package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.api.FrameFixture.Person;
import org.tallystick.formats.json.JsonObject;

/** Reads lists page by page to their end. */
final class Paging {
    private static final int MOST = 500;

    private Paging() {}

    /** What stands under that name in each item, one item a page; none may come twice. */
    static List<String> names(NodeFixture node, Person person, String list, String name) {
        return names(node, person, list, name, () -> {});
    }

    /** The same where something happens after each page. */
    static List<String> names(NodeFixture node, Person person, String list, String name, Runnable meanwhile) {
        List<String> names = items(node, person, list, 1, meanwhile).stream()
                .map(item -> item.string(name))
                .toList();
        assertThat(names).doesNotHaveDuplicates();
        return names;
    }

    /** All items, in pages of so many. */
    static List<JsonObject> items(NodeFixture node, Person person, String list, int limit, Runnable meanwhile) {
        List<JsonObject> items = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            String target = list + (list.contains("?") ? "&" : "?") + "limit=" + limit
                    + cursor.map(next -> "&cursor=" + next).orElse("");
            JsonObject page = node.json(person, target);
            page.array("items").objects().forEach(items::add);
            cursor = page.optionalString("next");
            assertThat(items).as("does " + list + " end?").hasSizeLessThan(MOST);
            meanwhile.run();
        } while (cursor.isPresent());
        return items;
    }
}
