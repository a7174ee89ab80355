package org.tallystick.testkit.linkage;

/** Which numbers of a trial an attacker looks at: among few, a faint difference is seen that drowns among many. */
enum View {
    /** All of them. */
    EVERYTHING {
        @Override
        boolean shows(String name) {
            return true;
        }
    },
    /** Times, sizes, counts and places; not what random-looking text is made of. */
    TIMES_AND_SIZES {
        @Override
        boolean shows(String name) {
            return !name.contains(" byte ") && !name.endsWith(" begins") && !name.endsWith(" ends");
        }
    };

    abstract boolean shows(String name);
}
