package org.facelab.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics that announcements and events go over; a test holds their names against those that the apps use. */
final class LaboratoryTopics {
    static final List<String> NAMES =
            List.of("facelab.training-jobs", "facelab.generation-jobs", "facelab.dataset-jobs", "facelab.job-events");

    /** Nobody reads what was announced before it started; an hour is kept to look at when something is wrong. */
    private static final Map<String, String> SETTINGS = Map.of(
            TopicConfig.RETENTION_MS_CONFIG, Long.toString(Duration.ofHours(1).toMillis()),
            TopicConfig.SEGMENT_MS_CONFIG, Long.toString(Duration.ofMinutes(20).toMillis()));

    private LaboratoryTopics() {}

    /** Makes those that are not there yet. */
    static void create(String bootstrapServers) {
        Properties settings = new Properties();
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (Admin admin = Admin.create(settings)) {
            List<NewTopic> topics = NAMES.stream()
                    .map(name -> new NewTopic(name, 1, (short) 1).configs(SETTINGS))
                    .toList();
            for (KafkaFuture<Void> made : admin.createTopics(topics).values().values()) {
                await(made);
            }
        }
    }

    private static void await(KafkaFuture<Void> made) {
        try {
            made.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("the topics cannot be made: " + e.getCause(), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making the topics", e);
        }
    }
}
