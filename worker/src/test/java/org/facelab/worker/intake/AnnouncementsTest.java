package org.facelab.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.facelab.db.entity.JobKind;
import org.facelab.db.entity.JobState;
import org.facelab.db.message.Topics;
import org.facelab.db.testing.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The jobs here are orphans, which the real work refuses at once: what counts is that they are found and tried just once.
 * No timer wakes the slots here, so only announcements can. */
@QuarkusTest
@TestProfile(ByHand.class)
class AnnouncementsTest {
    @Inject
    TestJobs jobs;

    @Inject
    Life life;

    @BeforeEach
    void working() {
        jobs.clear();
        await().atMost(Duration.ofSeconds(60)).until(life::working);
    }

    private static void send(String... messages) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Servers.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            for (String message : messages) {
                producer.send(new ProducerRecord<>(Topics.GENERATION_JOBS, message))
                        .get();
            }
        }
    }

    private static String announcement(UUID job) {
        return "{\"version\":1,\"jobId\":\"" + job + "\",\"kind\":\"GENERATE\",\"reason\":\"QUEUED\"}";
    }

    private void awaitTried(UUID job) {
        await().atMost(Duration.ofSeconds(60)).until(() -> jobs.look(job).state == JobState.FAILED);
        assertThat(jobs.look(job).fence).as("claimed once").isEqualTo(1);
    }

    @Test
    void an_announcement_wakes_an_idle_slot() throws Exception {
        UUID job = jobs.queued(JobKind.GENERATE, 0);
        send(announcement(job));
        awaitTried(job);
    }

    @Test
    void duplicate_and_late_announcements_are_harmless() throws Exception {
        UUID job = jobs.queued(JobKind.GENERATE, 0);
        send(announcement(job), announcement(job), announcement(job));
        awaitTried(job);

        UUID other = jobs.queued(JobKind.GENERATE, 0);
        send(announcement(job), announcement(UUID.randomUUID()), announcement(other));
        awaitTried(other);
        assertThat(jobs.look(job).fence).isEqualTo(1);
    }

    @Test
    void unreadable_announcements_are_skipped() throws Exception {
        UUID job = jobs.queued(JobKind.GENERATE, 0);
        send(
                "not json",
                "{}",
                "[1]",
                "",
                "{\"version\":99,\"jobId\":\"x\"}",
                "{\"version\":1,\"jobId\":\"" + job + "\",\"kind\":\"PAINT\",\"reason\":\"QUEUED\"}",
                announcement(job));
        awaitTried(job);
    }
}
