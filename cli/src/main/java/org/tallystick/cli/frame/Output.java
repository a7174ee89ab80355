package org.tallystick.cli.frame;

import org.tallystick.formats.json.JsonObject;

/**
 * Where a command's result goes: lines for a person, or with {@code --json} exactly one JSON document. A command calls
 * both {@link #line} and {@link #result}; the one that was not asked for does nothing.
 */
public final class Output {
    private final Terminal terminal;
    private final boolean json;

    /** Output to a terminal, as JSON or as text. */
    public Output(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    /** True if a program reads it. */
    public boolean isJson() {
        return json;
    }

    /** A line for a person. */
    public void line(String text) {
        if (!json) {
            terminal.out().println(text);
        }
    }

    /** The whole result for a program: canonical JSON on one line. */
    public void result(JsonObject result) {
        if (json) {
            terminal.out().println(result.text());
        }
    }

    /** The whole result for a program, as JSON that the ledger's own does not have: with decimals. */
    public void result(String json) {
        if (this.json) {
            terminal.out().print(json);
        }
    }

    /** A sentence for a person, folded below its first line where one watches. */
    public void sentence(String lead, String text) {
        line(lead + (terminal.watchedOut() ? Folding.hanging(lead, text) : text));
    }

    /** The same where something is wrong. */
    public void warning(String lead, String text) {
        line(style().bad(lead) + (terminal.watchedOut() ? Folding.hanging(lead, text) : text));
    }

    /** A text without words, such as JSON, broken anywhere where a person watches; every line behind the same lead. */
    public void folded(String lead, String text) {
        int width = terminal.watchedOut() ? Folding.COLUMNS - lead.length() : Integer.MAX_VALUE;
        Folding.pieces(text, width).forEach(piece -> line(lead + piece));
    }

    private void explain(String lead, String dressed, String text) {
        terminal.err().println(dressed + (terminal.watchedErr() ? Folding.hanging(lead, text) : text));
    }

    /** A result that is one text: as it is, or as the only field of the JSON document. */
    public void text(String field, String text) {
        if (json) {
            result(JsonObject.with(field, text).build());
        } else {
            raw(text);
        }
    }

    /** Text that a program reads as it is, such as a script or a token. */
    public void raw(String text) {
        terminal.out().print(text);
    }

    /** A remark beside the result; it goes where errors go. */
    public void note(String text) {
        terminal.err().println(text);
    }

    /**
     * Lets the log of a running node go where errors go.
     *
     * @param level {@code error}, {@code warning}, {@code info} or {@code debug}
     */
    public void showLog(String level) {
        LogLines.to(terminal, level);
    }

    /** How lines are dressed. */
    public Style style() {
        return terminal.outStyle();
    }

    /** A bar for work that may take longer than two seconds; it shows only where a person watches. */
    public Progress progress(String what) {
        return new Progress(terminal, what, System::nanoTime);
    }

    /** What happened, why, and what to do next. */
    public Exit failed(Failure failure) {
        if (json) {
            terminal.out()
                    .println(JsonObject.with(
                                    "error",
                                    JsonObject.with("exit", failure.exit().code())
                                            .with("what", failure.what())
                                            .with("why", failure.why())
                                            .with("next", failure.next())
                                            .build())
                            .build()
                            .text());
        } else {
            Style style = terminal.errStyle();
            explain("error: ", style.bad("error:") + " ", failure.what());
            explain("  why:  ", style.faint("  why:  "), failure.why());
            explain("  next: ", style.faint("  next: "), failure.next());
        }
        return failure.exit();
    }
}
