package org.facelab.local;

import java.net.URI;
import java.util.Iterator;
import java.util.List;

/**
 * What {@code deploy/bench jobs} is asked for.
 *
 * @param at a Facelab that runs, or null: one is started for the benchmark and goes with it
 * @param jobs how many are sent at once
 * @param workers of the Facelab that is started
 * @param starts how many are sent one after the other to an idle worker
 */
record BenchOptions(URI at, int jobs, int workers, int starts) {
    /** @throws Refusal if an option is unknown, lacks its value or has a bad one */
    static BenchOptions parse(List<String> arguments) {
        URI at = null;
        int jobs = 1_000;
        int workers = 4;
        int starts = 200;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String name = rest.next();
            if (!rest.hasNext()) {
                throw Refusal.usage(name + " is no option here, or lacks its value");
            }
            String value = rest.next();
            switch (name) {
                case "--at" -> at = address(value);
                case "--jobs" -> jobs = number(name, value, 100_000);
                case "--workers" -> workers = number(name, value, 16);
                case "--starts" -> starts = number(name, value, 10_000);
                default ->
                    throw Refusal.usage("unknown option " + name + "; known are --at, --jobs, --workers, --starts");
            }
        }
        return new BenchOptions(at, jobs, workers, starts);
    }

    private static URI address(String text) {
        try {
            URI address = URI.create(text);
            if ("http".equals(address.getScheme()) && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw Refusal.usage("--at takes an address such as http://localhost:8080, not " + text);
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
}
