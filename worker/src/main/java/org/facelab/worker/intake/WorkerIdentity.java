package org.facelab.worker.intake;

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

    WorkerIdentity(WorkerSettings settings) {
        name = settings.worker().name().orElse(host);
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
