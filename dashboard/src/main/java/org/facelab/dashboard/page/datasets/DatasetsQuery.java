package org.facelab.dashboard.page.datasets;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.datasets.DatasetsView.Forms;
import org.facelab.dashboard.page.datasets.DatasetsView.Pages;

/** Reads data sets: two statements a page. */
@ApplicationScoped
class DatasetsQuery {
    private static final String CARDS = """
            select d.*, j.state, j.progress, j.failure_text, j.cancel_requested, j.started_at as import_started,
                   coalesce(j.lease_until < now(), false) as lost,
                   extract(epoch from now() - j.started_at)::double precision as seconds,
                   (select count(*) from run where dataset_id = d.id) as runs
              from dataset d join job j on j.id = d.job_id
            """;
    private static final String COUNTS = """
            select count(*) as all, count(*) filter (where d.count is not null) as ready,
                   count(*) filter (where j.state in ('QUEUED', 'RUNNING', 'BLOCKED', 'PAUSED')) as importing,
                   count(*) filter (where j.state in ('FAILED', 'CANCELLED')) as failed,
                   coalesce(sum(d.count), 0) as faces, coalesce(sum(d.images_size), 0) as bytes
              from dataset d join job j on j.id = d.job_id
            """;

    private record Counts(long all, long ready, long importing, long failed, long faces, long bytes) {}

    private final Rows rows;

    DatasetsQuery(Rows rows) {
        this.rows = rows;
    }

    DatasetsView read(int page, Forms forms) {
        Counts counts = rows.first(
                        COUNTS,
                        row -> new Counts(
                                row.getLong("all"),
                                row.getLong("ready"),
                                row.getLong("importing"),
                                row.getLong("failed"),
                                row.getLong("faces"),
                                row.getLong("bytes")))
                .orElseThrow();
        int last = (int) Math.max(1, (counts.all + DatasetsView.SIZE - 1) / DatasetsView.SIZE);
        int shown = Math.max(1, Math.min(page, last));
        List<DatasetCard> cards = rows.list(
                CARDS + " order by d.created_at desc, d.id desc limit ? offset ?",
                DatasetRows::card,
                DatasetsView.SIZE,
                (shown - 1) * DatasetsView.SIZE);
        return new DatasetsView(facts(counts), cards, new Pages(shown, counts.all), forms);
    }

    Optional<DatasetCard> find(UUID id) {
        return rows.first(CARDS + " where d.id = ?", DatasetRows::card, id);
    }

    private static List<String> facts(Counts counts) {
        List<String> facts = new ArrayList<>();
        facts.add(Figures.grouped(counts.ready) + " ready");
        if (counts.importing > 0) {
            facts.add(Figures.grouped(counts.importing) + " importing");
        }
        if (counts.failed > 0) {
            facts.add(Figures.grouped(counts.failed) + " failed");
        }
        facts.add(Figures.grouped(counts.faces) + " faces");
        facts.add(Figures.fileSize(counts.bytes));
        return facts;
    }
}
