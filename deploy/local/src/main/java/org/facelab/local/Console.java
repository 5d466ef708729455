package org.facelab.local;

import java.io.PrintStream;

/** Where people read along: the launcher's own lines bare, those of its children behind their name. */
final class Console {
    private static final String CHILD_LINE = "%-9s | %s%n";

    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    void child(String name, String line) {
        out.printf(CHILD_LINE, name, line);
        out.flush();
    }
}
