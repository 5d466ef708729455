package org.facelab.worker.intake;

/** The claim belongs to somebody else by now, or the job has ended: nothing that this worker writes for it counts. */
public class ClaimLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ClaimLost(Claim claim) {
        super("the claim on " + claim + " is gone: its lease ended and the job was taken over or ended elsewhere");
    }
}
