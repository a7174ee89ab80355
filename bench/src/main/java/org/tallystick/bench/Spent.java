package org.tallystick.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What work took: time on the wall, and of the processors by all threads of this process. Others who run on the same
 * machine lengthen the first, and hardly the second.
 */
record Spent(double seconds, double processorSeconds) {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    static final Spent NOTHING = new Spent(0, 0);

    static Spent on(Runnable work) {
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        return new Spent((System.nanoTime() - start) / 1e9, (SYSTEM.getProcessCpuTime() - cpu) / 1e9);
    }

    /** Of this process since it started. */
    static double processorSecondsSoFar() {
        return SYSTEM.getProcessCpuTime() / 1e9;
    }

    Spent plus(Spent other) {
        return new Spent(seconds + other.seconds, processorSeconds + other.processorSeconds);
    }
}
