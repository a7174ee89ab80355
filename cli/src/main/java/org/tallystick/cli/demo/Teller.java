package org.tallystick.cli.demo;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.cli.frame.Folding;
import org.tallystick.cli.frame.Output;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;

/** Tells the story as it happens: a scene, what someone does, what came of it, and where the ledger has it. */
final class Teller {
    /** So that a line and what stands before it fit into 80 columns. */
    private static final int WIDTH = 74;

    private final Output out;
    private final List<Json> told = new ArrayList<>();
    private int scene;

    Teller(Output out) {
        this.out = out;
    }

    void scene(String title) {
        scene++;
        out.line("");
        out.line(out.style().strong(scene + ". " + title));
    }

    /** What someone does, as the command that does the same, to be pasted as it is. */
    void does(String command) {
        List<String> lines = Folding.wrap("./tally " + command, WIDTH);
        for (int i = 0; i < lines.size(); i++) {
            boolean last = i == lines.size() - 1;
            out.line("   " + out.style().faint((i == 0 ? "" : "  ") + lines.get(i) + (last ? "" : " \\")));
        }
    }

    void good(String what) {
        tell("good", out.style().good("+") + " ", what);
    }

    void bad(String what) {
        tell("refused", out.style().bad("x") + " ", what);
    }

    void plain(String what) {
        tell("plain", "  ", what);
    }

    JsonObject json() {
        return JsonObject.with("story", new JsonArray(told)).build();
    }

    private void tell(String kind, String mark, String what) {
        List<String> lines = Folding.wrap(what, WIDTH);
        out.line("   " + mark + lines.getFirst());
        lines.stream().skip(1).forEach(line -> out.line("     " + line));
        told.add(JsonObject.with("scene", scene)
                .with("kind", kind)
                .with("text", what)
                .build());
    }
}
