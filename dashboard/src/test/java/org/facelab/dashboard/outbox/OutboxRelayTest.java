package org.facelab.dashboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.facelab.dashboard.Lab;
import org.facelab.db.entity.Run;
import org.facelab.db.message.Topics;
import org.facelab.db.testing.Servers;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutboxRelayTest {
    @Inject
    EntityManager entities;

    @Test
    void a_submission_is_announced_at_once_and_marked() {
        UUID job = jobOf(Lab.run());

        await().atMost(Duration.ofSeconds(10)).until(() -> unsent(job) == 0);

        assertThat(messages(Topics.TRAINING_JOBS, job))
                .singleElement()
                .asString()
                .contains("\"reason\": \"QUEUED\"", "\"kind\": \"TRAIN\"", "\"version\": 1");
        assertThat(messages(Topics.JOB_EVENTS, job)).singleElement().asString().contains("\"what\": \"STATE\"");
    }

    @Test
    void a_broker_that_is_away_delays_and_loses_nothing() {
        UUID dataset = Lab.ready();
        UUID job;
        Servers.stopBroker();
        try {
            long before = System.nanoTime();
            job = jobOf(Lab.created("/api/runs", Lab.run(dataset, "while Kafka is away"))
                    .getUUID("id"));
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .as("the caller does not wait for Kafka's eight seconds")
                    .isLessThan(Duration.ofSeconds(6));
            assertThat(unsent(job)).isEqualTo(2);
        } finally {
            Servers.startBroker();
        }
        await().atMost(Duration.ofSeconds(40)).until(() -> unsent(job) == 0);
        assertThat(messages(Topics.TRAINING_JOBS, job)).isNotEmpty();
    }

    @Transactional
    UUID jobOf(UUID run) {
        return Run.<Run>findById(run).jobId;
    }

    @Transactional
    long unsent(UUID job) {
        return ((Number) entities.createNativeQuery(
                                "select count(*) from outbox where sent_at is null and message ->> 'jobId' = :job")
                        .setParameter("job", job.toString())
                        .getSingleResult())
                .longValue();
    }

    /** All messages of a topic that name a job. */
    private static List<String> messages(String topic, UUID job) {
        Map<String, Object> settings = Map.of("bootstrap.servers", Servers.bootstrapServers());
        List<String> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> found.add(record.value()));
            }
        }
        return found.stream().filter(text -> text.contains(job.toString())).toList();
    }
}
