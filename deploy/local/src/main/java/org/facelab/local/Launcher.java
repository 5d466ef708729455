package org.facelab.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** {@code deploy/up} once everything is built: starts Facelab on this machine and stays until it is stopped. */
public final class Launcher {
    private Launcher() {}

    /**
     * @param arguments see {@code usage.txt}. The system property {@code facelab.home} names the checkout whose built
     *     apps are started, the working directory by default
     */
    public static void main(String[] arguments) {
        Console console = new Console(System.out);
        int exitCode = 0;
        try {
            Path home = Path.of(System.getProperty("facelab.home", "."))
                    .toAbsolutePath()
                    .normalize();
            Options options = Options.parse(List.of(arguments), home.resolve(".facelab"));
            if (options.help()) {
                console.say(usage());
            } else {
                new Laboratory(options, home, console).run();
            }
        } catch (Refusal refusal) {
            System.err.println((refusal.isAboutUsage() ? usage() + "\n" : "") + "Facelab: " + refusal.getMessage());
            exitCode = refusal.exitCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exitCode = 1;
        }
        // Kafka leaves threads behind that would keep the process
        System.exit(exitCode);
    }

    private static String usage() {
        try (InputStream text = Launcher.class.getResourceAsStream("usage.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the usage cannot be read", e);
        }
    }
}
