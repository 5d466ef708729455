package org.facelab.dashboard.page.newrun;

import java.util.Map;

/** A place to start from: what differs from the defaults, as a form would have it. */
public enum Preset {
    QUICK(
            "quick",
            "Quick look",
            "Few epochs: smudges become faces while you watch.",
            Map.of("epochs", "6", "latentSize", "64", "pictureCount", "36", "emaDecay", "0.99")),
    /** The settings of the launcher's demo, so that whoever saw it finds its faces here. */
    SMALL(
            "small",
            "Small set",
            "For some thousand pictures: small batches, many steps.",
            Map.of("epochs", "30", "batchSize", "32", "emaDecay", "0.99")),
    DEFAULT("default", "Standard", "The defaults: sharp for their cost.", Map.of()),
    THOROUGH(
            "thorough",
            "Thorough",
            "Three times as long, with more room for detail.",
            Map.of("epochs", "60", "latentSize", "256", "emaDecay", "0.9995", "keepEvery", "10"));

    private final String word;
    private final String title;
    private final String text;
    private final Map<String, String> changes;

    Preset(String word, String title, String text, Map<String, String> changes) {
        this.word = word;
        this.title = title;
        this.text = text;
        this.changes = changes;
    }

    /** Its word in an address. */
    public String word() {
        return word;
    }

    public String title() {
        return title;
    }

    public String text() {
        return text;
    }

    Map<String, String> changes() {
        return changes;
    }
}
