package org.facelab.worker.intake;

import jakarta.inject.Singleton;

/** Claims by hand, for tests of other packages. */
@Singleton
public class TestClaims {
    private final ClaimQueue queue;

    TestClaims(ClaimQueue queue) {
        this.queue = queue;
    }

    public Claim training() {
        return queue.next(Slot.TRAINING, true).orElseThrow();
    }

    /** The claim of whoever took the job over after this one. */
    public static Claim later(Claim claim) {
        return new Claim(claim.jobId(), claim.kind(), claim.runId(), claim.fence() + 1, claim.attempt() + 1);
    }
}
