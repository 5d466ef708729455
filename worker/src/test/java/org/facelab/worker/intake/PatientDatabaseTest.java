package org.facelab.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.UUID;
import org.facelab.db.entity.JobKind;
import org.junit.jupiter.api.Test;

class PatientDatabaseTest {
    private final RunningJob job = new RunningJob(new Claim(UUID.randomUUID(), JobKind.TRAIN, UUID.randomUUID(), 1, 1));

    private static RuntimeException broken(String state) {
        // as the transaction manager tells of a commit that broke: among the suppressed
        RuntimeException failure = new IllegalStateException("rolled back");
        failure.addSuppressed(new SQLException("an I/O error occurred", state));
        return failure;
    }

    @Test
    void a_broken_commit_counts_as_a_database_out_of_reach() {
        assertThat(PatientDatabase.unreachable(broken("08006"))).isTrue();
        assertThat(PatientDatabase.unreachable(broken("57P01"))).isTrue();
        assertThat(PatientDatabase.unreachable(broken("23505"))).isFalse();
    }

    @Test
    void a_refusal_after_a_commit_of_unknown_outcome_says_so() {
        int[] tries = new int[1];

        assertThatThrownBy(() -> new PatientDatabase().persist(job, () -> {
                    if (tries[0]++ == 0) {
                        throw broken("08006");
                    }
                    throw new ClaimLost(job.claim());
                }))
                .isInstanceOf(ClaimLost.class)
                .satisfies(refusal ->
                        assertThat(PatientDatabase.unreachable(refusal)).isTrue());
        assertThat(tries[0]).isEqualTo(2);
    }
}
