package org.facelab.worker.intake;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/** Who this process is: a name that lasts over restarts, and an instance that does not. */
@Singleton
public class WorkerIdentity {
    private final String host = localHost();
    private final String name;
    private final UUID instance = UUID.randomUUID();

    @Inject
    WorkerIdentity(WorkerSettings settings) {
        this(settings.worker()
                .name()
                .orElse(localHost() + "-" + ProcessHandle.current().pid()));
    }

    private WorkerIdentity(String name) {
        this.name = name;
    }

    /** A fresh instance of a worker of this name. */
    static WorkerIdentity named(String name) {
        return new WorkerIdentity(name);
    }

    public String name() {
        return name;
    }

    public UUID instance() {
        return instance;
    }

    public String host() {
        return host;
    }

    private static String localHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
