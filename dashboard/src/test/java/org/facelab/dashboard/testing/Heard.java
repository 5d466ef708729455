package org.facelab.dashboard.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.facelab.db.entity.Run;
import org.facelab.db.message.JobChanged;
import org.facelab.db.message.Topics;
import org.facelab.db.testing.Servers;

/** Says over the real broker that something changed, as a worker does. */
public final class Heard {
    private static KafkaProducer<String, String> producer;

    private Heard() {}

    /** Something about a run changed. */
    public static void tell(Run run, JobChanged.What what) {
        tell(run.jobId, run.id, what);
    }

    /** Something about a job changed; {@code runId} may be null. */
    public static synchronized void tell(UUID jobId, UUID runId, JobChanged.What what) {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", Servers.bootstrapServers()),
                    new StringSerializer(),
                    new StringSerializer());
        }
        try {
            String text = new ObjectMapper().writeValueAsString(new JobChanged(JobChanged.VERSION, jobId, runId, what));
            producer.send(new ProducerRecord<>(Topics.JOB_EVENTS, text));
            producer.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
