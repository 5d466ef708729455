package org.facelab.local;

import java.util.List;

/** What happens while Facelab runs. */
sealed interface Event {
    /** Somebody wants it to stop. */
    record StopAsked(String signal) implements Event {}

    /** PostgreSQL, Kafka or the dashboard is gone; nothing works without it. */
    record PartEnded(String name, String how, List<String> lastLines) implements Event {}

    /** A worker is gone; its job is taken over when its lease ends. */
    record WorkerEnded(ChildProcess worker) implements Event {}

    /** The pause before a worker's next start is over. */
    record RestartDue(String worker) implements Event {}
}
