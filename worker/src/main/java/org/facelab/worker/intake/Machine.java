package org.facelab.worker.intake;

/** What the engine of this worker runs on; intake itself knows no engine. */
public interface Machine {
    /** As people read it, in {@code cpu} or {@code cuda:0 (its name)}. */
    String device();

    /** Threads of the engine on a CPU. */
    int threads();

    /** Versions of what computes, as a JSON object. */
    String versions();
}
