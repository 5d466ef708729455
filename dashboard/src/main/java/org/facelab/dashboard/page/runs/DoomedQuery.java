package org.facelab.dashboard.page.runs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.RunLabel;
import org.facelab.dashboard.page.StateBadge;
import org.facelab.dashboard.page.runs.Doomed.Candidate;
import org.facelab.db.entity.JobAction;
import org.facelab.db.entity.JobState;
import org.facelab.db.settings.SettingsJson;

/** Looks up what deleting some runs would delete. */
@ApplicationScoped
class DoomedQuery {
    private static final String RUNS = """
            select r.id, r.number, r.name, r.settings, j.state from run r join job j on j.id = r.job_id
             where r.id = any (?) order by r.number desc
            """;

    private static final String LEAVINGS = """
            select p.count, c.count, p.bytes + c.bytes
              from (select count(*), coalesce(sum(size), 0) as bytes from picture where run_id = any (?)) p,
                   (select count(*), coalesce(sum(weights_size + state_size), 0) as bytes
                      from checkpoint where run_id = any (?)) c
            """;

    private final Rows rows;

    DoomedQuery(Rows rows) {
        this.rows = rows;
    }

    Doomed of(List<UUID> chosen, String back) {
        List<Candidate> candidates = rows.list(
                RUNS,
                row -> candidate(
                        RunLabel.of(
                                row.getObject("id", UUID.class),
                                row.getLong("number"),
                                row.getString("name"),
                                SettingsJson.parse(row.getString("settings"))),
                        JobState.valueOf(row.getString("state"))),
                (Object) chosen.toArray(UUID[]::new));
        Object going = candidates.stream()
                .filter(Candidate::may)
                .map(candidate -> candidate.label().id())
                .toArray(UUID[]::new);
        return rows.first(
                        LEAVINGS,
                        row -> new Doomed(candidates, row.getLong(1), row.getLong(2), row.getLong(3), back),
                        going,
                        going)
                .orElseThrow();
    }

    private static Candidate candidate(RunLabel label, JobState state) {
        boolean may = state.allowed().contains(JobAction.DELETE);
        return new Candidate(label, may, may ? "" : StateBadge.of(state).word().toLowerCase(Locale.ROOT) + ": stays");
    }
}
