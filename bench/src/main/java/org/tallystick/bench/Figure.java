package org.tallystick.bench;

import java.util.Locale;
import org.tallystick.formats.json.JsonObject;

/**
 * One measured value beside what bounds it, both from the same run.
 *
 * @param name as it stands in docs/benchmarks.md
 * @param value what was measured
 * @param unit of the value and of the reference
 * @param reference the limit or the peer
 */
public record Figure(String name, double value, String unit, double reference) {
    /** The value as a part of the reference. */
    public double ratio() {
        return value / reference;
    }

    /** As a document; decimals are strings, for our JSON has integers only. */
    public JsonObject json() {
        return JsonObject.with("name", name)
                .with("value", Math.round(value))
                .with("unit", unit)
                .with("reference", Math.round(reference))
                .with("ratio", String.format(Locale.ROOT, "%.3f", ratio()))
                .build();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s: %,.0f %s, %.2f of %,.0f", name, value, unit, ratio(), reference);
    }
}
