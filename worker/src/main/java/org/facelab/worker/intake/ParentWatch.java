package org.facelab.worker.intake;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Ends this process when the launcher's end of its standard input closes, however the launcher died. */
@Startup
@ApplicationScoped
class ParentWatch {
    /** The clean end may save a checkpoint first; after this long it is cut short. */
    private static final long PATIENCE_SECONDS = 15;

    ParentWatch() {
        if (Boolean.getBoolean("facelab.child")) {
            Thread thread = new Thread(ParentWatch::watch, "parent-watch");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void watch() {
        try {
            while (System.in.read() >= 0) {
                // nothing is said there: only its end counts
            }
        } catch (IOException e) {
            // a broken pipe says the same as its end
        }
        Quarkus.asyncExit();
        try {
            TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
