package org.tallystick.node.settings;

import java.time.Duration;
import org.tallystick.api.Limits;
import org.tallystick.api.frame.Sizes;
import org.tallystick.api.wire.Patience;
import org.tallystick.api.wire.Rates;

/** The fields that say what the clients of a node may take. */
final class LimitFields {
    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    private LimitFields() {}

    static Limits read(Section section, Limits usual) {
        Sizes sizes = sizes(section, usual.sizes());
        Limits limits = new Limits(
                sizes,
                rates(section, usual.rates(), 2L * sizes.document()),
                patience(section, usual.patience()),
                count(section, "streams-per-account", 1, 1_000, usual.streams()));
        section.requireNoOther();
        return limits;
    }

    private static Sizes sizes(Section section, Sizes usual) {
        return new Sizes(
                (int) size(section, "document", 256 * KIB, 64 * MIB, usual.document()),
                size(section, "upload", MIB, 64 * GIB, usual.upload()),
                (int) size(section, "headers", 4 * KIB, MIB, usual.headers()),
                (int) size(section, "target", KIB, 64 * KIB, usual.target()));
    }

    /** One address has half of what there is for documents, and one document must fit into that. */
    private static Rates rates(Section section, Rates usual, long leastForDocuments) {
        return new Rates(
                count(section, "connections", 16, 65_536, usual.connections()),
                count(section, "connections-per-address", 4, 65_536, usual.connectionsPerClient()),
                count(section, "requests-per-second-and-address", 10, 1_000_000, usual.requestsPerClient()),
                size(
                        section,
                        "documents",
                        leastForDocuments,
                        16 * GIB,
                        Math.max(leastForDocuments, usual.documents())));
    }

    private static Patience patience(Section section, Patience usual) {
        return new Patience(
                time(section, "head-within", Duration.ofMinutes(5), usual.head()),
                time(section, "idle", Duration.ofHours(1), usual.idle()),
                time(section, "stall", Duration.ofMinutes(10), usual.stall()),
                time(section, "document-within", Duration.ofMinutes(10), usual.body()),
                (int) size(section, "upload-per-second", 1, GIB, usual.rate()));
    }

    private static long size(Section section, String name, long least, long most, long usual) {
        return section.value(name).map(value -> value.size(least, most)).orElse(usual);
    }

    private static int count(Section section, String name, int least, int most, int usual) {
        return section.value(name).map(value -> value.count(least, most)).orElse(usual);
    }

    private static Duration time(Section section, String name, Duration most, Duration usual) {
        return section.value(name)
                .map(value -> value.time(Duration.ofSeconds(1), most))
                .orElse(usual);
    }
}
