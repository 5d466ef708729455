package org.facelab.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param state the folder of everything that is kept, absolute
 * @param port the dashboard's port
 * @param workers how many workers
 * @param allowImport the folders that data sets may be imported from, absolute
 * @param demo whether to draw a set of faces and train on it
 * @param help whether only the usage is wanted
 */
record Options(Path state, int port, int workers, List<Path> allowImport, boolean demo, boolean help) {
    static final int DEFAULT_PORT = 8080;
    private static final int MOST_WORKERS = 16;

    /**
     * Reads the command line.
     *
     * @param arguments {@code --name value} or {@code --name=value}
     * @param defaultState the state folder where none is given
     * @throws Refusal with exit code 2 if an option is unknown, lacks its value or has a bad one
     */
    static Options parse(List<String> arguments, Path defaultState) {
        Path state = defaultState;
        int port = DEFAULT_PORT;
        int workers = 1;
        List<Path> allowImport = new ArrayList<>();
        boolean demo = false;
        boolean help = false;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
            String name = equals < 0 ? argument : argument.substring(0, equals);
            Iterator<String> value =
                    equals < 0 ? rest : List.of(argument.substring(equals + 1)).iterator();
            switch (name) {
                case "--state" -> state = Path.of(value(name, value));
                case "--port" -> port = number(name, value(name, value), 65_535);
                case "--workers" -> workers = number(name, value(name, value), MOST_WORKERS);
                case "--allow-import" -> allowImport.add(folder(name, value(name, value)));
                case "--demo" -> demo = true;
                case "--help", "-h" -> help = true;
                case "--host" -> throw refusedHost();
                default -> throw Refusal.usage("unknown option " + argument);
            }
            if (equals >= 0 && value.hasNext()) {
                throw Refusal.usage(name + " takes no value");
            }
        }
        return new Options(state.toAbsolutePath().normalize(), port, workers, List.copyOf(allowImport), demo, help);
    }

    private static String value(String name, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw Refusal.usage(name + " needs a value");
        }
        return rest.next();
    }

    private static int number(String name, String text, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, like a number out of range
        }
        throw Refusal.usage(name + " takes a whole number from 1 to " + most + ", not " + text);
    }

    private static Path folder(String name, String text) {
        Path folder = Path.of(text).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw Refusal.usage(name + " " + text + ": there is no such folder");
        }
        if (folder.toString().contains(":")) {
            throw Refusal.usage(name + " " + text + ": a folder with a colon in its path cannot be allowed");
        }
        return folder;
    }

    private static Refusal refusedHost() {
        return Refusal.usage("--host is not available yet: everyone who reaches the dashboard could use it, for it"
                + " knows no access tokens so far. Facelab listens on 127.0.0.1; from another machine use a tunnel,"
                + " as in ssh -L 8080:localhost:8080 MACHINE");
    }
}
