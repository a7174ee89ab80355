package org.tallystick.ledger.store;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Makes every file of this process as good as a full disk from a length on: setrlimit(RLIMIT_FSIZE), on Linux. */
final class FileSizeLimit {
    private static final int RLIMIT_FSIZE = 1;

    private FileSizeLimit() {}

    @SuppressWarnings("restricted")
    static void set(long bytes) {
        try (Arena arena = Arena.ofConfined()) {
            Linker linker = Linker.nativeLinker();
            MemorySegment address = linker.defaultLookup().findOrThrow("setrlimit");
            FunctionDescriptor form =
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS);
            MemorySegment limits = arena.allocateFrom(ValueLayout.JAVA_LONG, bytes, bytes);
            int failed = (int) linker.downcallHandle(address, form).invokeExact(RLIMIT_FSIZE, limits);
            if (failed != 0) {
                throw new IllegalStateException("the limit was not accepted");
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
