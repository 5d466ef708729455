package org.facelab.worker.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Optional;

/** How this worker is deployed; hyper-parameters are never here. */
@ConfigMapping(prefix = "facelab")
public interface WorkerSettings {
    /** The folder of all files. */
    String files();

    /** {@code auto} (CUDA when there), {@code cpu} or {@code gpu}. */
    @WithDefault("auto")
    String device();

    /** Threads of the engine; all cores by default, also beside other workers, so that bits stay equal. */
    Optional<Integer> threads();

    Worker worker();

    Lease lease();

    Slots slots();

    /** How often an idle slot looks without having been told to. */
    @WithDefault("10s")
    Duration claimEvery();

    /** How often the flags of a running job are read. */
    @WithDefault("1s")
    Duration flagsEvery();

    /** Whether a launcher started this process; {@code LauncherWatch} reads it, and this mapping must know the name. */
    @WithDefault("false")
    boolean child();

    /** How long a clean shutdown waits for jobs to save and be given back. */
    @WithDefault("30s")
    Duration shutdownWait();

    /** Who this worker is. */
    interface Worker {
        /**
         * Its name in pages and logs, not shared with another worker that lives: under it a restarted worker takes back at
         * once what its former self held. By default host and process, which never take each other's jobs.
         */
        Optional<String> name();
    }

    /** How long a claim lasts without being renewed. */
    interface Lease {
        @WithDefault("30s")
        Duration duration();

        /** How often it is renewed; well under its duration. */
        @WithDefault("5s")
        Duration renewEvery();
    }

    /** How many jobs of each kind run here at once; 0 leaves a kind to other workers. */
    interface Slots {
        @WithDefault("1")
        int training();

        @WithDefault("1")
        int generation();

        @WithName("import")
        @WithDefault("1")
        int imports();
    }
}
