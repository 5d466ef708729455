package org.facelab.dashboard.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.facelab.db.entity.Outbox;

/** Writes messages that go out after the commit. */
@ApplicationScoped
public class OutboxRows {
    private final ObjectMapper json;

    OutboxRows(ObjectMapper json) {
        this.json = json;
    }

    /** Adds a message to the caller's transaction; the caller wakes {@link OutboxRelay} after its commit. */
    public void add(String topic, Object message) {
        Outbox row = new Outbox();
        row.topic = topic;
        try {
            row.message = json.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the message for " + topic + " is no JSON: " + message, e);
        }
        row.persist();
    }
}
