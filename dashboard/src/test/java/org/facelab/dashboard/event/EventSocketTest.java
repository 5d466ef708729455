package org.facelab.dashboard.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.facelab.dashboard.Lab;
import org.facelab.db.entity.WorkerRow;
import org.facelab.db.message.Topics;
import org.facelab.db.testing.Servers;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventSocketTest {
    @TestHTTPResource("/api/events")
    URI address;

    @Test
    void every_page_hears_of_a_submission() {
        Ear first = new Ear(address);
        Ear second = new Ear(address);
        UUID run = Lab.run();
        // the first submission may come before the channel has found the topic
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    RestAssured.given()
                            .contentType("application/json")
                            .body("{\"priority\": 1}")
                            .patch("/api/jobs/"
                                    + RestAssured.get("/api/runs/" + run)
                                            .jsonPath()
                                            .getString("jobId"));
                    return first.heard(run) && second.heard(run);
                });
        assertThat(first.texts)
                .anySatisfy(text ->
                        assertThat(text).contains("\"runId\":\"" + run + "\"", "\"what\":\"STATE\"", "\"jobId\":\""));
    }

    @Test
    void every_page_hears_of_a_drained_worker() {
        Ear ear = new Ear(address);
        String name = "drained " + UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> {
            WorkerRow worker = new WorkerRow();
            worker.name = name;
            worker.instance = UUID.randomUUID();
            worker.host = "here";
            worker.device = "CPU";
            worker.threads = 2;
            worker.startedAt = Instant.now();
            worker.lastHeartbeat = Instant.now();
            worker.persist();
        });
        // the first one may come before the channel has found the topic
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    RestAssured.given()
                            .contentType("application/json")
                            .body("{\"mode\": \"finish\"}")
                            .post("/api/workers/{name}/drain", name);
                    return ear.heard("{\"jobId\":null,\"runId\":null,\"what\":\"STATE\"}");
                });
    }

    @Test
    void what_is_no_event_is_skipped_and_a_browser_that_does_not_read_blocks_nobody() throws IOException {
        Ear ear = new Ear(address);
        try (Socket deaf = new Socket(address.getHost(), address.getPort());
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", Servers.bootstrapServers()),
                        new StringSerializer(),
                        new StringSerializer())) {
            deaf.setReceiveBufferSize(1_024);
            deaf.getOutputStream()
                    .write(
                            ("GET /api/events HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                                            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            UUID last = UUID.randomUUID();
            for (String bad :
                    List.of("nonsense", "{}", "[]", "{\"version\": 9}", "{\"version\": 1, \"jobId\": \"x\"}", "")) {
                producer.send(new ProducerRecord<>(Topics.JOB_EVENTS, bad));
            }
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        for (int i = 0; i < 5_000; i++) {
                            producer.send(new ProducerRecord<>(Topics.JOB_EVENTS, event(UUID.randomUUID())));
                        }
                        producer.send(new ProducerRecord<>(Topics.JOB_EVENTS, event(last)));
                        producer.flush();
                        return ear.heard(last) || ear.heard("MISSED");
                    });
        }
    }

    private static String event(UUID job) {
        return "{\"version\": 1, \"jobId\": \"" + job + "\", \"runId\": null, \"what\": \"PROGRESS\"}";
    }

    /** A page that listens. */
    private static final class Ear implements WebSocket.Listener {
        private final List<String> texts = new CopyOnWriteArrayList<>();
        private final StringBuilder part = new StringBuilder();

        Ear(URI address) {
            HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(URI.create(address.toString().replace("http:", "ws:")), this)
                    .join();
        }

        boolean heard(Object what) {
            return texts.stream().anyMatch(text -> text.contains(what.toString()));
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                texts.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
