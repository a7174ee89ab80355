package org.tallystick.cli.commands;

import org.tallystick.cli.frame.Output;
import org.tallystick.cli.frame.Progress;

/** Shows the client's progress on the terminal. */
final class Bar implements org.tallystick.client.Progress, AutoCloseable {
    private final Progress bar;
    private long shown;

    Bar(Output out, String what, long total) {
        this.bar = out.progress(what, total);
    }

    @Override
    public void at(long done, long total) {
        bar.advance(done - shown);
        shown = done;
    }

    @Override
    public void close() {
        bar.close();
    }
}
