package org.facelab.worker.intake;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** A claimed job while it runs, as its work and its watchers share it. Safe for several threads. */
public final class RunningJob {
    private final Claim claim;
    private final AtomicReference<Signal> signal = new AtomicReference<>(Signal.GO_ON);
    private final Set<Request> requests = EnumSet.noneOf(Request.class);
    private long answers;
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

    /** Whether somebody asked for something and has no answer yet. */
    public synchronized boolean asked(Request request) {
        return requests.contains(request);
    }

    /** Answers so far; read before the flags are, and given back with them. */
    synchronized long answers() {
        return answers;
    }

    /**
     * Notes which flags are set in the job's row.
     *
     * @param answersBefore {@link #answers()} from before the row was read: if there was an answer meanwhile, the row may be
     *     older than it, and the next look tells
     */
    synchronized void asked(Set<Request> flags, long answersBefore) {
        if (answers == answersBefore) {
            requests.clear();
            requests.addAll(flags);
        }
    }

    /** A request is answered, and its flag cleared. */
    public synchronized void answered(Request request) {
        answers++;
        requests.remove(request);
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
