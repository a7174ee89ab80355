package org.tallystick.cli.commands;

import org.tallystick.cli.frame.Output;
import org.tallystick.cli.frame.Progress;

/** Shows the client's progress on the terminal. */
final class Bar implements org.tallystick.client.Progress, AutoCloseable {
    private final Progress bar;

    Bar(Output out, String what) {
        this.bar = out.progress(what);
    }

    @Override
    public void at(long done, long total) {
        bar.at(done, total);
    }

    @Override
    public void close() {
        bar.close();
    }
}
