package org.facelab.db.process;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Ends this process when the launcher's end of its standard input closes, however the launcher died. */
@Startup
@ApplicationScoped
class LauncherWatch {
    /** The clean end may save a checkpoint first; after this long it is cut short. */
    private static final long PATIENCE_SECONDS = 15;

    /** @param child whether a launcher started this process and holds the other end of its standard input */
    LauncherWatch(@ConfigProperty(name = "facelab.child", defaultValue = "false") boolean child) {
        if (child) {
            Thread thread = new Thread(LauncherWatch::watch, "launcher-watch");
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
