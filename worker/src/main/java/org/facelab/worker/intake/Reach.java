package org.facelab.worker.intake;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether the database has answered without a break. Only a worker that reached it for one whole lease may take over jobs of
 * others: after an outage the living renew first.
 */
@Singleton
public class Reach {
    private final Clock clock;
    private final Duration lease;
    private Instant since;

    @Inject
    Reach(Clock clock, WorkerSettings settings) {
        this(clock, settings.lease().duration());
    }

    Reach(Clock clock, Duration lease) {
        this.clock = clock;
        this.lease = lease;
    }

    /** The database answered. */
    public synchronized void reached() {
        if (since == null) {
            since = clock.instant();
        }
    }

    /** The database did not answer. */
    public synchronized void missed() {
        since = null;
    }

    /** Whether ended leases of others may be taken. */
    public synchronized boolean longEnough() {
        return since != null && !clock.instant().isBefore(since.plus(lease));
    }
}
