package org.facelab.worker.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import org.facelab.worker.intake.Machine;
import org.facelab.worker.intake.WorkerSettings;
import org.facelab.worker.model.engine.Engine;
import org.jboss.logging.Logger;

/** The engine of this worker, loaded at its start so that the first job does not wait for it. */
@Startup
@Singleton
public class EngineMachine implements Machine {
    private static final Logger LOG = Logger.getLogger(EngineMachine.class);
    private final Engine engine;

    EngineMachine(WorkerSettings settings) {
        engine = Engine.start(settings.device(), settings.threads().orElse(0));
        LOG.infof("computes on %s with %d threads, %s", engine.device(), engine.threads(), engine.version());
    }

    /** The engine, shared by all slots. */
    Engine engine() {
        return engine;
    }

    @Override
    public String device() {
        return engine.device();
    }

    @Override
    public int threads() {
        return engine.threads();
    }

    @Override
    public String versions() {
        return new ObjectMapper()
                .createObjectNode()
                .put("engine", engine.version())
                .put("java", System.getProperty("java.version"))
                .toString();
    }
}
