package org.facelab.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;

/** A Kafka broker, its own controller, in this process. */
final class EmbeddedKafka {
    private final int port;
    private final KafkaRaftServer server;

    private EmbeddedKafka(int port, KafkaRaftServer server) {
        this.port = port;
        this.server = server;
    }

    /**
     * Starts the broker with what the folder holds, and makes the topics that are not there yet.
     *
     * @param folder for its log, kept between starts
     * @param onDeath is told why if Kafka gives up later
     * @throws Refusal if it does not start
     */
    static EmbeddedKafka start(Path folder, int port, int controllerPort, Consumer<String> onDeath) {
        // Kafka ends the whole process when its log fails it; the launcher stops the other parts in order first
        Exit.setExitProcedure((code, message) -> onDeath.accept("exit " + code + ": " + message));
        Exit.setHaltProcedure((code, message) -> onDeath.accept("halt " + code + ": " + message));
        try {
            Properties settings = settings(folder, port, controllerPort);
            format(folder, settings);
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
            server.startup();
            EmbeddedKafka kafka = new EmbeddedKafka(port, server);
            LaboratoryTopics.create(kafka.bootstrapServers());
            return kafka;
        } catch (IOException | RuntimeException e) {
            throw new Refusal(
                    "Kafka does not start with what " + folder + " holds (" + e + "). It only announces what PostgreSQL"
                            + " knows: with Facelab stopped that folder may be removed, and nothing is lost",
                    e);
        }
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Stops it in order, but gives up waiting after the limit: nothing in it is needed again. */
    void stop(Duration limit) throws InterruptedException {
        Thread stopping = new Thread(server::shutdown, "kafka-stop");
        stopping.setDaemon(true);
        stopping.start();
        stopping.join(limit.toMillis());
    }

    private static void format(Path folder, Properties settings) throws IOException {
        Path clusterId = folder.resolve("cluster.id");
        if (!Files.exists(clusterId)) {
            Files.writeString(clusterId, Uuid.randomUuid().toString());
        }
        Path file = folder.resolve("server.properties");
        try (var out = Files.newBufferedWriter(file)) {
            settings.store(out, "written at each start");
        }
        String[] command = {
            "format",
            "--config",
            file.toString(),
            "--cluster-id",
            Files.readString(clusterId).strip(),
            "--ignore-formatted"
        };
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        int result = StorageTool.execute(command, new PrintStream(told, true, StandardCharsets.UTF_8));
        if (result != 0) {
            throw new IOException("formatting " + folder + " ended with " + result + ": "
                    + told.toString(StandardCharsets.UTF_8).strip());
        }
    }

    private static Properties settings(Path folder, int port, int controllerPort) {
        Properties p = new Properties();
        p.put("process.roles", "broker,controller");
        p.put("node.id", "1");
        // voters by setting and not in the log, as the port is another at each start
        p.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        p.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        p.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        p.put("controller.listener.names", "CONTROLLER");
        p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.put("log.dirs", folder.resolve("log").toString());
        p.put("auto.create.topics.enable", "false");
        p.put("offsets.topic.replication.factor", "1");
        p.put("offsets.topic.num.partitions", "1");
        p.put("transaction.state.log.replication.factor", "1");
        p.put("transaction.state.log.min.isr", "1");
        p.put("transaction.state.log.num.partitions", "1");
        p.put("share.coordinator.state.topic.replication.factor", "1");
        p.put("share.coordinator.state.topic.min.isr", "1");
        p.put("group.initial.rebalance.delay.ms", "0");
        // after a SIGKILL the broker waits for its own old session: 4 s with these, 12 s with the defaults
        p.put("broker.session.timeout.ms", "2000");
        p.put("broker.heartbeat.interval.ms", "500");
        p.put("log.cleaner.dedupe.buffer.size", "2097152");
        return p;
    }
}
