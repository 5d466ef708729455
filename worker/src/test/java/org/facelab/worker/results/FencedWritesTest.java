package org.facelab.worker.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.entity.Checkpoint;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.Generation;
import org.facelab.db.entity.Job;
import org.facelab.db.entity.Run;
import org.facelab.worker.dataset.ImportListener;
import org.facelab.worker.dataset.ImportRequest;
import org.facelab.worker.intake.ByHand;
import org.facelab.worker.intake.ClaimLost;
import org.facelab.worker.intake.RunningJob;
import org.facelab.worker.intake.TestClaims;
import org.facelab.worker.intake.TestJobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A worker whose claim is gone writes nothing, whatever it tries. */
@QuarkusTest
@TestProfile(ByHand.class)
class FencedWritesTest {
    @Inject
    Epochs epochs;

    @Inject
    WithinEpoch within;

    @Inject
    Generations generations;

    @Inject
    Imports imports;

    @Inject
    RunLog log;

    @Inject
    RunFacts facts;

    @Inject
    TestJobs jobs;

    @Inject
    TestClaims claims;

    @Inject
    BlobStore store;

    private RunningJob job;
    private UUID run;

    @BeforeEach
    void claim() {
        jobs.clear();
        run = jobs.run().id;
        job = new RunningJob(claims.training());
    }

    @Test
    void every_kind_of_write_of_a_lost_claim_is_refused_and_leaves_no_file() throws IOException {
        epochs.record(job, Made.run(run), Made.epoch(1, 10));
        List<Path> before = RunFiles.of(store, run);
        Checkpoint checkpoint = QuarkusTransaction.requiringNew()
                .call(() -> Checkpoint.find("runId", run).firstResult());
        Generation generation = QuarkusTransaction.requiringNew().call(() -> {
            Generation waiting = Made.generation(job.claim().jobId(), checkpoint);
            waiting.persist();
            return waiting;
        });
        Dataset dataset =
                QuarkusTransaction.requiringNew().call(() -> Dataset.findById(Run.<Run>findById(run).datasetId));
        jobs.set(job.claim().jobId(), "fence = fence + 1");

        assertThatThrownBy(() -> epochs.record(job, Made.run(run), Made.epoch(2, 20)))
                .isInstanceOf(ClaimLost.class);
        assertThatThrownBy(() -> within.paused(job, Made.run(run), Made.within(1, 14)))
                .isInstanceOf(ClaimLost.class);
        Run of = QuarkusTransaction.requiringNew().call(() -> Run.findById(run));
        assertThatThrownBy(() -> generations.record(
                        job,
                        new GenerationOrigin(generation, checkpoint, of, "fingerprint"),
                        new Generations.Made(Made.tiles(4), null, null)))
                .isInstanceOf(ClaimLost.class);
        assertThatThrownBy(() -> imports.record(job, dataset, ImportRequest.drawn(20, 1, 32), new Patient()))
                .isInstanceOf(ClaimLost.class);
        assertThatThrownBy(() -> log.tell(job, "note", "too late")).isInstanceOf(ClaimLost.class);
        assertThatThrownBy(() -> facts.started(job, Made.run(run), "cpu", 1)).isInstanceOf(ClaimLost.class);

        assertThat(RunFiles.of(store, run)).containsExactlyElementsOf(before);
        assertThat(store.path("generations/" + generation.id + "/faces.f1.png")).doesNotExist();
        assertThat(store.path("datasets/" + dataset.id + "/images.f1.u8")).doesNotExist();
        assertThat(jobs.one("select count(*) from metric where epoch = 2 and run_id = '" + run + "'"))
                .isEqualTo(0L);
        Job row = jobs.look(job.claim().jobId());
        assertThat(row.progress).contains("\"epoch\": 1");
    }

    @Test
    void the_file_of_a_fenced_off_worker_overwrites_nothing() throws IOException {
        RunningJob late = job;
        jobs.set(job.claim().jobId(), "fence = fence + 1");
        job = new RunningJob(TestClaims.later(late.claim()));
        epochs.record(job, Made.run(run), Made.epoch(1, 10));
        List<Path> before = RunFiles.of(store, run);

        assertThatThrownBy(() -> epochs.record(late, Made.run(run), Made.epoch(1, 99)))
                .isInstanceOf(ClaimLost.class);

        assertThat(RunFiles.of(store, run)).containsExactlyElementsOf(before);
        assertThat(jobs.one("select value from metric where name = 'elbo' and run_id = '" + run + "'"))
                .isEqualTo(10.0);
    }

    private static final class Patient implements ImportListener {
        @Override
        public boolean stopWished() {
            return false;
        }

        @Override
        public void progressed(int done, int total) {
            assertThat(done).isLessThanOrEqualTo(total);
        }
    }
}
