package org.tallystick.testkit.linkage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallystick.formats.json.JsonObject;

/** What a spy asks about the identifiers that it finds in entries: all that the API has under each of them. */
final class Inquiries {
    private static final SortedMap<String, List<String>> TARGETS = new TreeMap<>();

    static {
        TARGETS.put("account", List.of("/v1/accounts/%s"));
        TARGETS.put("record", List.of("/v1/records/%s", "/v1/records/%s/history", "/v1/accesses?record=%s"));
        TARGETS.put("subject", List.of("/v1/subjects/%s", "/v1/records?subject=%s", "/v1/accesses?subject=%s"));
        TARGETS.put("grant", List.of("/v1/grants/%s"));
        TARGETS.put("access", List.of("/v1/accesses/%s", "/v1/accesses/%s/release", "/v1/accesses/%s/payload"));
    }

    /** A target to ask for, and the same without what is another in every trial. */
    record Inquiry(String place, String target) {}

    private final Places places = new Places();
    private final Set<String> known = new HashSet<>();
    private final List<Inquiry> inquiries = new ArrayList<>();

    private Inquiries() {}

    static List<Inquiry> about(List<Wiretap.Heard> heard) {
        Inquiries all = new Inquiries();
        heard.stream().filter(one -> !one.isHeader()).forEach(one -> all.add(one.entry()));
        return all.inquiries;
    }

    private void add(JsonObject entry) {
        if (entry.object("args").has("details")) {
            inquiries.add(new Inquiry(
                    "details of " + places.next(entry.string("call")),
                    "/v1/transactions/" + entry.string("account") + "/" + entry.string("jti") + "/details"));
        }
        TARGETS.forEach((name, targets) -> entry.object("args")
                .optionalString(name)
                .filter(known::add)
                .ifPresent(id -> {
                    String place = places.next(name);
                    targets.forEach(target ->
                            inquiries.add(new Inquiry(target.replace("%s", place), target.replace("%s", id))));
                }));
    }
}
