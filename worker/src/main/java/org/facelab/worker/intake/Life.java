package org.facelab.worker.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** The worker's life: wait for the schema, tell of itself, take up work; at the end save, give back, say goodbye. */
@ApplicationScoped
public class Life {
    private static final Logger LOG = Logger.getLogger(Life.class);
    private final WorkerSettings settings;
    private final SchemaGate schema;
    private final WorkerBeat beat;
    private final Watch watch;
    private final SlotThreads slots;
    private final DrainWatch drain;
    private volatile boolean working;
    private volatile boolean stopping;

    Life(
            WorkerSettings settings,
            SchemaGate schema,
            WorkerBeat beat,
            Watch watch,
            SlotThreads slots,
            DrainWatch drain) {
        this.settings = settings;
        this.schema = schema;
        this.beat = beat;
        this.watch = watch;
        this.slots = slots;
        this.drain = drain;
    }

    void start(@Observes StartupEvent event) {
        // on a thread of its own: the dashboard may migrate only later, and health must answer until then
        Thread thread = new Thread(this::begin, "worker-start");
        thread.setDaemon(true);
        thread.start();
    }

    private void begin() {
        if (!schema.await(() -> stopping)) {
            return;
        }
        synchronized (this) {
            if (stopping) {
                return;
            }
            beat.start();
            watch.start();
            slots.start();
            drain.start();
            working = true;
        }
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        stopping = true;
        if (working) {
            LOG.info("stops: saves what runs and gives it back");
            drain.stop();
            slots.stop(settings.shutdownWait());
            watch.stop();
            beat.stop();
        }
    }

    /** Whether this worker takes jobs. */
    public boolean working() {
        return working && !stopping;
    }
}
