package org.facelab.worker.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.facelab.db.entity.JobKind;
import org.facelab.db.message.JobAnnounced;
import org.jboss.logging.Logger;

/** Hears that jobs wait or that their flags changed. What it hears may be late, twice or wrong: the database decides. */
@ApplicationScoped
public class Announcements {
    private static final Logger LOG = Logger.getLogger(Announcements.class);
    private final SlotThreads slots;
    private final Watch watch;

    Announcements(SlotThreads slots, Watch watch) {
        this.slots = slots;
        this.watch = watch;
    }

    @Incoming("training-jobs")
    CompletionStage<Void> training(Message<JobAnnounced> message) {
        return heard(message);
    }

    @Incoming("generation-jobs")
    CompletionStage<Void> generation(Message<JobAnnounced> message) {
        return heard(message);
    }

    @Incoming("dataset-jobs")
    CompletionStage<Void> dataset(Message<JobAnnounced> message) {
        return heard(message);
    }

    private CompletionStage<Void> heard(Message<JobAnnounced> message) {
        JobAnnounced job = message.getPayload();
        if (job == null || job.version() != JobAnnounced.VERSION || job.reason() == null) {
            LOG.warnf("an announcement was skipped, it is not of version %d: %s", JobAnnounced.VERSION, job);
        } else {
            switch (job.reason()) {
                case QUEUED -> wake(job);
                case CANCEL, PAUSE, WISH -> watch.lookSoon();
            }
        }
        return message.ack();
    }

    private void wake(JobAnnounced job) {
        try {
            slots.wake(Slot.of(JobKind.valueOf(String.valueOf(job.kind()))));
        } catch (IllegalArgumentException e) {
            LOG.warnf("an announcement was skipped, this worker knows no jobs of kind %s", job.kind());
        }
    }
}
