package org.facelab.dashboard.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.edge.Conflict;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.job.QueueOrder;
import org.facelab.db.settings.InvalidSettings;
import org.facelab.db.settings.Violation;

/** Asks one thing of many runs, of each in a transaction of its own: what one refuses does not keep the others from it. */
@ApplicationScoped
public class BulkActions {
    private final RunControl control;
    private final RunChange change;
    private final RunDeletion deletion;
    private final QueueOrder order;
    private final Runs runs;

    BulkActions(RunControl control, RunChange change, RunDeletion deletion, QueueOrder order, Runs runs) {
        this.control = control;
        this.change = change;
        this.deletion = deletion;
        this.order = order;
        this.runs = runs;
    }

    /**
     * What became of it.
     *
     * @param done the runs that did it
     * @param refused those that did not, with the reason
     */
    public record Outcome(List<UUID> done, List<Refused> refused) {}

    /** A run and why it was left as it is. */
    public record Refused(UUID runId, String detail) {}

    /** Asks each in the order given. */
    public Outcome apply(Bulk bulk) {
        List<UUID> done = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (UUID runId : bulk.runIds()) {
            try {
                apply(bulk, runId);
                done.add(runId);
            } catch (Conflict | NotFound e) {
                refused.add(new Refused(runId, e.getMessage()));
            } catch (InvalidSettings e) {
                Violation first = e.violations().get(0);
                refused.add(new Refused(runId, first.field() + " " + first.message()));
            }
        }
        return new Outcome(done, refused);
    }

    private void apply(Bulk bulk, UUID runId) {
        switch (bulk.action()) {
            case PAUSE -> control.pause(runId);
            case RESUME -> control.resume(runId);
            case CANCEL -> control.cancel(runId);
            case RETRY -> control.retry(runId);
            case CONTINUE -> control.continueFor(runId, bulk.epochs());
            case SAMPLE_NOW -> control.sampleNow(runId);
            case SAVE_NOW -> control.saveNow(runId);
            case ARCHIVE -> change.archive(runId);
            case UNARCHIVE -> change.unarchive(runId);
            case DELETE -> deletion.delete(runId);
            case TAG -> change.tag(runId, bulk.tags());
            case UNTAG -> change.untag(runId, bulk.tags());
            case PRIORITISE -> order.prioritise(runs.row(runId).jobId, bulk.priority());
        }
    }
}
