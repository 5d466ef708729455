package org.facelab.worker.intake;

import java.util.concurrent.atomic.AtomicReference;

/** A claimed job while it runs, as its work and its watchers share it. Safe for several threads. */
public final class RunningJob {
    private final Claim claim;
    private final AtomicReference<Signal> signal = new AtomicReference<>(Signal.GO_ON);
    private volatile String progress;

    public RunningJob(Claim claim) {
        this.claim = claim;
    }

    public Claim claim() {
        return claim;
    }

    /** What the outside wants now. */
    public Signal signal() {
        return signal.get();
    }

    /** Raises a signal; one that is there already and outranks it stays. */
    public void raise(Signal wish) {
        signal.accumulateAndGet(wish, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }

    /** Throws {@link ClaimLost} once the claim is gone. */
    public void stillHeld() {
        if (signal() == Signal.LOST) {
            throw new ClaimLost(claim);
        }
    }

    /** Notes how far the work is, as JSON; the next heartbeat stores it. */
    public void progress(String json) {
        progress = json;
    }

    /** The newest note, or null before the first. */
    public String progress() {
        return progress;
    }
}
