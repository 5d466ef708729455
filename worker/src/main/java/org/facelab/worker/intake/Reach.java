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
    private Instant last;

    @Inject
    Reach(Clock clock, WorkerSettings settings) {
        this(clock, settings.lease().duration());
    }

    Reach(Clock clock, Duration lease) {
        this.clock = clock;
        this.lease = lease;
    }

    /** The database answered. A gap of a whole lease, as of a process that was frozen, is a break too. */
    public synchronized void reached() {
        Instant now = clock.instant();
        if (since == null || !now.isBefore(last.plus(lease))) {
            since = now;
        }
        last = now;
    }

    /** The database did not answer. */
    public synchronized void missed() {
        since = null;
    }

    /** Whether ended leases of others may be taken. */
    public synchronized boolean longEnough() {
        Instant now = clock.instant();
        return since != null && now.isBefore(last.plus(lease)) && !now.isBefore(since.plus(lease));
    }
}
