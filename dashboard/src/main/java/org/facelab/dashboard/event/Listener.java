package org.facelab.dashboard.event;

import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/**
 * One open page. At most {@value #MOST} messages are on their way to it; what comes while they are is dropped, and one
 * word says so when they have left: a browser that does not read costs a few kilobytes and nobody's time.
 */
final class Listener {
    static final int MOST = 32;
    private final Function<String, Uni<Void>> send;
    private final String missedWord;
    private int underWay;
    private boolean missed;

    Listener(Function<String, Uni<Void>> send, String missedWord) {
        this.send = send;
        this.missedWord = missedWord;
    }

    /** Starts sending and returns at once. */
    void tell(String text) {
        synchronized (this) {
            if (underWay >= MOST) {
                missed = true;
                return;
            }
            underWay++;
        }
        // a socket that fails is removed when it closes
        send.apply(text).subscribe().with(sent -> left(), gone -> left());
    }

    private void left() {
        boolean tell;
        synchronized (this) {
            underWay--;
            tell = missed && underWay == 0;
            missed = missed && !tell;
        }
        if (tell) {
            tell(missedWord);
        }
    }
}
