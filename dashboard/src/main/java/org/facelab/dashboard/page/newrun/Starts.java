package org.facelab.dashboard.page.newrun;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.facelab.dashboard.page.Bar;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.Times;
import org.facelab.dashboard.page.newrun.RunFormView.Start;

/** Guesses when a run that is submitted now would start. */
@ApplicationScoped
class Starts {
    private static final String AHEAD = """
            select count(*) filter (where state = 'QUEUED') as waiting, count(*) filter (where state = 'RUNNING') as running,
                   (select count(*) from worker where stopped_at is null and last_heartbeat > now() - %s) as workers,
                   min((progress ->> 'secondsLeft')::float8) filter (where state = 'RUNNING') as seconds_left
              from job where kind = 'TRAIN' and state in ('QUEUED', 'RUNNING')
            """.formatted(Bar.SILENT);

    private final Rows rows;

    Starts(Rows rows) {
        this.rows = rows;
    }

    Start now() {
        return rows.first(
                        AHEAD,
                        row -> start(
                                row.getInt("waiting"),
                                row.getInt("running"),
                                row.getInt("workers"),
                                row.getObject("seconds_left", Double.class)))
                .orElseThrow();
    }

    private static Start start(int waiting, int running, int workers, Double secondsLeft) {
        if (workers == 0) {
            return new Start("later", "no worker is running", false);
        }
        if (waiting > 0) {
            return new Start("after " + Figures.grouped(waiting), waiting == 1 ? "job in line" : "jobs in line", false);
        }
        if (running < workers) {
            return new Start("at once", "a worker is free", false);
        }
        return secondsLeft == null
                ? new Start("next", "when a worker is free", false)
                : new Start(
                        Times.inWords(Duration.ofMillis(Math.round(secondsLeft * 1000))),
                        "next, when a worker is free",
                        true);
    }
}
