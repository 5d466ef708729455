package org.facelab.dashboard.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.facelab.db.message.JobChanged;
import org.jboss.logging.Logger;

/** Reads the events of jobs and hands each to every open page. */
@ApplicationScoped
public class EventFan {
    private static final Logger LOG = Logger.getLogger(EventFan.class);
    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
    private final ObjectMapper json;
    private final Event<JobChanged> heard;

    /** @param heard told of every event; those who observe it return at once */
    EventFan(ObjectMapper json, Event<JobChanged> heard) {
        this.json = json;
        this.heard = heard;
    }

    /** What a page hears; after its socket was closed or something was missed it fetches anew. */
    record Told(UUID jobId, UUID runId, String what) {
        /** Some events did not get through: anything may be new. */
        static final Told MISSED = new Told(null, null, "MISSED");
    }

    /** @param send starts sending a text and ends when it has left */
    void add(String id, Function<String, Uni<Void>> send) {
        listeners.put(id, new Listener(send, text(Told.MISSED)));
    }

    void remove(String id) {
        listeners.remove(id);
    }

    /** One record; what is no event, or one of a later version, is skipped. */
    @Incoming("job-events")
    void read(String message) {
        Told told;
        try {
            JobChanged changed = json.readValue(message, JobChanged.class);
            boolean ofWorker = changed.jobId() == null && changed.what() == JobChanged.What.STATE;
            if (changed.version() != JobChanged.VERSION
                    || changed.what() == null
                    || changed.jobId() == null && !ofWorker) {
                LOG.warnf("skipped an event of another form: %.200s", message);
                return;
            }
            heard.fire(changed);
            told = new Told(changed.jobId(), changed.runId(), changed.what().name());
        } catch (JsonProcessingException e) {
            LOG.warnf("skipped what is no event (%s): %.200s", e.getOriginalMessage(), message);
            return;
        }
        String text = text(told);
        listeners.values().forEach(listener -> listener.tell(text));
    }

    private String text(Told told) {
        try {
            return json.writeValueAsString(told);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event is always JSON", e);
        }
    }
}
