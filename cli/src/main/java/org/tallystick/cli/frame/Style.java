package org.tallystick.cli.frame;

/** Words with a meaning get a colour where a person watches; elsewhere they stay as they are. */
public enum Style {
    PLAIN,
    COLOURED;

    /** Well. */
    public String good(String text) {
        return dressed("32", text);
    }

    /** Not well. */
    public String bad(String text) {
        return dressed("31;1", text);
    }

    /** What matters most. */
    public String strong(String text) {
        return dressed("1", text);
    }

    /** What matters least. */
    public String faint(String text) {
        return dressed("2", text);
    }

    private String dressed(String code, String text) {
        return switch (this) {
            case PLAIN -> text;
            case COLOURED -> "\u001b[" + code + "m" + text + "\u001b[0m";
        };
    }
}
