package org.facelab.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends what Kafka and the other libraries of the launcher log to a file: a start alone is thousands of lines. */
final class KafkaLog {
    private static final int BYTES = 5_000_000;

    private KafkaLog() {}

    /** Warnings and worse go to the file, and nothing to the console. */
    static void to(Path file) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tF %1$tT %4$s %3$s %5$s%6$s%n");
        LogManager.getLogManager().reset();
        try {
            Handler handler = new FileHandler(file.toString(), BYTES, 1, true);
            handler.setFormatter(new SimpleFormatter());
            Logger root = Logger.getLogger("");
            root.setLevel(Level.WARNING);
            root.addHandler(handler);
        } catch (IOException e) {
            throw new Refusal("the log " + file + " cannot be written", e);
        }
    }
}
