package org.facelab.dashboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
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

    @Inject
    KafkaSender kafka;

    @Inject
    OutboxRelay relay;

    @Test
    void a_submission_is_announced_at_once_and_marked() {
        UUID job = jobOf(Lab.run());

        await().atMost(Duration.ofSeconds(60)).until(() -> unsent(job) == 0);

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
            job = jobOf(Lab.created("/api/runs", Lab.run(dataset, "while Kafka is away"))
                    .getUUID("id"));
            assertThat(unsent(job)).as("the caller does not wait for Kafka").isEqualTo(2);
        } finally {
            Servers.startBroker();
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> unsent(job) == 0);
        assertThat(messages(Topics.TRAINING_JOBS, job)).isNotEmpty();
    }

    @Test
    void several_dashboards_relay_the_same_rows_without_harm() {
        OutboxRelay other = new OutboxRelay(entities, kafka);
        try {
            UUID dataset = Lab.ready();
            List<UUID> jobs = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                jobs.add(jobOf(Lab.created("/api/runs", Lab.run(dataset, "shared " + i))
                        .getUUID("id")));
                other.wake();
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> jobs.stream().allMatch(job -> unsent(job) == 0));
            for (UUID job : jobs) {
                assertThat(messages(Topics.TRAINING_JOBS, job)).hasSizeBetween(1, 2);
            }
        } finally {
            other.stop(new ShutdownEvent());
        }
    }

    @Test
    void rows_are_forgotten_an_hour_after_they_were_sent() {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(
                                "insert into outbox (topic, message, sent_at) values ('old', '{}', now() - interval '61 minutes'),"
                                        + " ('young', '{}', now() - interval '59 minutes')")
                        .executeUpdate());
        relay.forget();
        List<?> left = QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("select topic from outbox where topic in ('old', 'young')")
                        .getResultList());
        assertThat(left).hasToString("[young]");
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
