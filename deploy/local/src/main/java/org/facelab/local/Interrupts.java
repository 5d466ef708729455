package org.facelab.local;

import java.util.function.Consumer;
import sun.misc.Signal;

/**
 * Ctrl-C, SIGTERM and SIGHUP. The JVM's own shutdown hooks cannot tell a second Ctrl-C from the first, so the signals
 * are taken here; where one is ignored from the start (nohup, a background job of a script) it stays so.
 */
final class Interrupts {
    private static final String[] NAMES = {"INT", "TERM", "HUP"};

    private Interrupts() {}

    /** @param listener is told the signal's name each time one arrives, on a thread of its own */
    static void listen(Consumer<String> listener) {
        for (String name : NAMES) {
            Signal.handle(new Signal(name), signal -> listener.accept("SIG" + signal.getName()));
        }
    }
}
