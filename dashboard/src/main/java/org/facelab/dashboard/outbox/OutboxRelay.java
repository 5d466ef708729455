package org.facelab.dashboard.outbox;

import io.quarkus.arc.Unremovable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.KafkaException;
import org.facelab.db.entity.Outbox;
import org.jboss.logging.Logger;

/**
 * Sends the outbox to Kafka, oldest first, and marks what the broker has taken. No transaction is open while a message
 * is under way: a crash between sending and marking, or a second dashboard, sends a message twice, which every reader
 * bears. While the broker is away the rows wait; nobody waits for them.
 */
@ApplicationScoped
@Unremovable
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 200;
    private static final long STOP_SECONDS = 2;
    private final EntityManager entities;
    private final KafkaSender kafka;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(r -> {
        Thread relay = new Thread(r, "outbox-relay");
        relay.setDaemon(true);
        return relay;
    });
    private final AtomicBoolean waiting = new AtomicBoolean();
    private boolean away;

    OutboxRelay(EntityManager entities, KafkaSender kafka) {
        this.entities = entities;
        this.kafka = kafka;
    }

    /** Asks for a look at the outbox, after a commit; returns at once. */
    public void wake() {
        // one look that has not begun yet will see this row too
        if (waiting.compareAndSet(false, true)) {
            try {
                thread.execute(this::look);
            } catch (RejectedExecutionException e) {
                // the app stops: the next start sends what waits
                LOG.debug("the relay has stopped; the outbox keeps what waits");
            }
        }
    }

    @Scheduled(every = "{facelab.outbox.every}")
    void fallback() {
        wake();
    }

    @Scheduled(every = "10m")
    void forget() {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("delete from outbox where sent_at < now() - interval '1 hour'")
                        .executeUpdate());
    }

    private void look() {
        waiting.set(false);
        try {
            while (relay()) {
                // as long as there are full batches
            }
            if (away) {
                LOG.info("Kafka takes messages again");
                away = false;
            }
        } catch (ExecutionException | KafkaException e) {
            if (!away) {
                LOG.warnf("Kafka takes no messages (%s); they wait in the outbox and are tried again", e.getMessage());
                away = true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("the outbox could not be read or marked; it is tried again", e);
        }
    }

    private record Row(long id, String topic, String message) {}

    private boolean relay() throws ExecutionException, InterruptedException {
        List<Row> rows = QuarkusTransaction.requiringNew()
                .call(() -> Outbox.<Outbox>find("sentAt is null order by id").page(0, BATCH).stream()
                        .map(row -> new Row(row.id, row.topic, row.message))
                        .toList());
        List<Long> sent = new ArrayList<>();
        try {
            List<Future<?>> underWay = new ArrayList<>();
            for (Row row : rows) {
                Future<?> sending = kafka.send(row.topic(), row.message());
                underWay.add(sending);
                if (sending.isDone()) {
                    // refused at once, without a broker: each of the others would wait as long for the same
                    sending.get();
                }
            }
            for (int i = 0; i < rows.size(); i++) {
                underWay.get(i).get();
                sent.add(rows.get(i).id());
            }
        } finally {
            if (!sent.isEmpty()) {
                QuarkusTransaction.requiringNew()
                        .run(() -> entities.createNativeQuery(
                                        "update outbox set sent_at = now() where id in (:ids) and sent_at is null")
                                .setParameter("ids", sent)
                                .executeUpdate());
            }
        }
        return rows.size() == BATCH;
    }

    /** Lets a look that has begun end, while the database can still be reached; what is left waits for the next start. */
    void stop(@Observes ShutdownEvent event) {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
