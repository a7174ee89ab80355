package org.tallystick.client;

/** Told how far an upload or a download is. */
@FunctionalInterface
public interface Progress {
    /** Does nothing with it. */
    Progress SILENT = (done, total) -> {};

    /** So many bytes of so many have passed. */
    void at(long done, long total);
}
