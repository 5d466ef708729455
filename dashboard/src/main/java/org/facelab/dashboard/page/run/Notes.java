package org.facelab.dashboard.page.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.facelab.dashboard.page.Bar;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.StateBadge;
import org.facelab.db.entity.JobState;

/** Says why a run does not simply run: it waits, lost its worker, was given back, failed or was cancelled. */
@ApplicationScoped
class Notes {
    private static final String LINE = """
            select
                (select count(*) from job q where q.state = 'QUEUED' and q.kind = 'TRAIN' and q.id <> j.id
                    and (q.priority > j.priority or (q.priority = j.priority and (q.place, q.id) < (j.place, j.id)))),
                (select count(*) from worker where stopped_at is null and last_heartbeat > now() - %1$s),
                (select count(*) from worker where stopped_at is null and last_heartbeat > now() - %1$s and drain is null)
            from job j where j.id = ?
            """.formatted(Bar.SILENT);

    private final Rows rows;

    Notes(Rows rows) {
        this.rows = rows;
    }

    private record Line(long ahead, long workers, long taking) {}

    List<Note> of(RunHead head, RunLog log) {
        Standing standing = head.standing();
        List<Note> notes = new ArrayList<>();
        if (standing.failed()) {
            notes.add(failed(head, log));
        } else if (standing.cancelled()) {
            notes.add(new Note("", "ban", "Cancelled", kept(head, log)));
        } else if (standing.lost()) {
            notes.add(lost(head));
        } else if (standing.cancelling()) {
            notes.add(new Note("", "player-stop", "Cancelling", "Its worker stops it within two seconds."));
        } else if (standing.state() == JobState.PAUSED) {
            notes.add(new Note("", "player-pause", "Paused", paused(head)));
        } else if (standing.state() == JobState.QUEUED) {
            notes.add(waiting(head));
        }
        return notes;
    }

    private static Note failed(RunHead head, RunLog log) {
        StateBadge badge = standingBadge(head);
        return new Note(
                "bad",
                badge.icon(),
                badge.word() + ": " + head.standing().failure().text(),
                kept(head, log) + " Clone it to try again with other settings.");
    }

    private static StateBadge standingBadge(RunHead head) {
        return head.standing().failure().badge();
    }

    private static String kept(RunHead head, RunLog log) {
        int epochs = head.work().lastEpoch();
        int checkpoints = log.checkpoints().size();
        return epochs == 0
                ? "It ended before its first epoch, so there are no pictures and no checkpoint."
                : "What it learned is kept: " + counted(epochs, "epoch") + " with their pictures, "
                        + counted(checkpoints, "checkpoint") + ".";
    }

    private static String paused(RunHead head) {
        int epochs = head.work().lastEpoch();
        return "Its work is saved"
                + (epochs == 0 ? "" : ", " + counted(epochs, "epoch") + " with their pictures among it")
                + ". It goes on from there once it is resumed.";
    }

    private static String counted(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    private static Note lost(RunHead head) {
        Standing.Lease lease = head.standing().lease();
        return new Note(
                "warn",
                "plug-connected-x",
                "Worker lost. " + lease.worker() + " has not been heard of for a whole lease",
                "The next free worker takes the run up from its last checkpoint, after epoch "
                        + head.work().lastEpoch() + " or later. Attempt " + lease.attempt() + " of "
                        + lease.maxAttempts() + ".");
    }

    private Note waiting(RunHead head) {
        Line line = rows.first(
                        LINE,
                        row -> new Line(row.getLong(1), row.getLong(2), row.getLong(3)),
                        head.standing().jobId())
                .orElse(new Line(0, 0, 0));
        if (head.standing().givenBack()) {
            return new Note(
                    line.taking() == 0 ? "warn" : "",
                    "arrow-back-up",
                    "Given back by " + head.standing().lease().worker(),
                    "Its work was saved and no attempt was used up. " + goesOn(line));
        }
        if (line.workers() == 0) {
            return new Note(
                    "warn",
                    "plug-connected-x",
                    "No worker is running",
                    "The run waits and starts by itself as soon as a worker does. Nothing is lost.");
        }
        if (line.taking() == 0) {
            return new Note(
                    "warn",
                    "player-stop",
                    "Every worker is drained",
                    "The run waits until somebody lets a worker take jobs again, on the queue page. Nothing is lost.");
        }
        return new Note("", "clock", "Waiting for a worker", place(line));
    }

    /** When one that was given back goes on: its worker is often the only one. */
    private static String goesOn(Line line) {
        if (line.workers() == 0) {
            return "No worker is running: it goes on by itself as soon as one does.";
        }
        return line.taking() == 0
                ? "Every worker is drained: it goes on once one takes jobs again, on the queue page."
                : place(line);
    }

    private static String place(Line line) {
        return line.ahead() == 0
                ? "It is the next in line."
                : line.ahead() + (line.ahead() == 1 ? " run is" : " runs are") + " ahead of it.";
    }
}
