package org.tallystick.testkit.authorisation;

import java.util.List;

/**
 * A row of the table.
 *
 * @param name the call and, behind a comma, which case of it
 * @param signs one for each caller
 */
record Row(String name, List<String> signs) {
    /** The call itself. */
    String call() {
        return name.replaceFirst(",.*", "");
    }

    @Override
    public String toString() {
        return name;
    }
}
