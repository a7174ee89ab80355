package org.tallystick.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Where and when something is measured: without that a figure says little. */
final class Machine {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Machine() {}

    static String description() {
        return String.format(
                Locale.ROOT,
                "%s, %d processors, %.0f GB of memory, %s %s, Java %s, heap of %.1f GB at most",
                LocalDate.now(ZoneOffset.UTC),
                SYSTEM.getAvailableProcessors(),
                SYSTEM.getTotalMemorySize() / 1e9,
                SYSTEM.getName(),
                SYSTEM.getArch(),
                Runtime.version().feature(),
                Runtime.getRuntime().maxMemory() / 1e9);
    }

    /** How many programs want a processor; above their number, absolute figures say little. */
    static String load() {
        return String.format(Locale.ROOT, "load average %.1f", SYSTEM.getSystemLoadAverage());
    }
}
