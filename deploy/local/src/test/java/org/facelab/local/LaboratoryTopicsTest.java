package org.facelab.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.facelab.db.message.Topics;
import org.junit.jupiter.api.Test;

class LaboratoryTopicsTest {
    @Test
    void the_launcher_makes_the_topics_that_the_apps_use() {
        assertThat(LaboratoryTopics.NAMES)
                .containsExactlyInAnyOrder(
                        Topics.TRAINING_JOBS, Topics.GENERATION_JOBS, Topics.DATASET_JOBS, Topics.JOB_EVENTS);
    }
}
