package org.facelab.dashboard.page.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.facelab.dashboard.page.Measure;

/**
 * How a comparison is looked at, as its address says; a word that is none becomes the default.
 *
 * @param numbers of the runs, in their order
 * @param chart how the chart is drawn
 * @param pages which faces are shown
 * @param baseline the number of the run that others are measured against, null for none
 * @param all whether settings that are alike are shown too
 */
public record Looks(List<Long> numbers, Drawing chart, Pages pages, Long baseline, boolean all) {
    /** How many faces stand side by side. */
    public static final int FACES = 12;

    static final double MOST_SMOOTH = 0.95;

    /** What the forms of the page set themselves. */
    private static final Map<String, List<String>> OWN = Map.of(
            "epoch", List.of("epoch"),
            "chart", List.of("metric", "split", "x", "scale", "smooth"),
            "table", List.of("baseline", "only"));

    /**
     * @param split {@code train} or {@code validation}
     * @param axis what the x-axis counts
     * @param log whether the scale is logarithmic
     * @param smooth weight of the past in the smoothed line, 0 to 0.95; 0 draws none
     */
    public record Drawing(Measure measure, String split, Axis axis, boolean log, double smooth) {
        Drawing of(Measure other) {
            return new Drawing(other, split, axis, log, smooth);
        }
    }

    /**
     * @param epoch null for the newest
     * @param first the first face that is shown, from 1
     */
    public record Pages(Integer epoch, int first) {}

    /** What the x-axis counts. */
    public enum Axis {
        EPOCH("Epoch"),
        STEP("Step"),
        TIME("Time"),
        IMAGES("Images");

        private final String title;

        Axis(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Axis of(String word) {
            for (Axis axis : values()) {
                if (axis.word().equals(word)) {
                    return axis;
                }
            }
            return EPOCH;
        }
    }

    public List<Axis> axes() {
        return List.of(Axis.values());
    }

    public Measure measure() {
        return chart.measure();
    }

    public String split() {
        return chart.split();
    }

    public Axis axis() {
        return chart.axis();
    }

    public boolean log() {
        return chart.log();
    }

    public double smooth() {
        return chart.smooth();
    }

    /** The same of other runs. */
    Looks of(List<Long> others) {
        return new Looks(others, chart, pages, others.contains(baseline) ? baseline : null, all);
    }

    Looks of(Measure other) {
        return new Looks(numbers, chart.of(other), pages, baseline, all);
    }

    /** The same at another epoch. */
    public String epochLink(int other) {
        return new Looks(numbers, chart, new Pages(other, pages.first()), baseline, all).address();
    }

    /** The runs as the address names them. */
    public String runs() {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** One parameter of the address. */
    public record Field(String name, String value) {}

    /** All parameters of the address but the runs, defaults left out. */
    private Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("metric", measure() == Measure.MSE ? null : measure().word());
        parameters.put("split", split().equals("validation") ? null : split());
        parameters.put("x", axis() == Axis.EPOCH ? null : axis().word());
        parameters.put("scale", log() ? "log" : null);
        parameters.put("smooth", smooth() == 0 ? null : smooth());
        parameters.put("baseline", baseline);
        parameters.put("epoch", pages.epoch());
        parameters.put("faces", pages.first() == 1 ? null : pages.first());
        parameters.put("only", all ? "all" : null);
        parameters.values().removeIf(Objects::isNull);
        return parameters;
    }

    /** The parameters that a form keeps as they are, which its own controls do not set. */
    public List<Field> fields(String form) {
        List<String> own = OWN.get(form);
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("runs", runs()));
        parameters().forEach((name, value) -> {
            if (!own.contains(name)) {
                fields.add(new Field(name, String.valueOf(value)));
            }
        });
        return fields;
    }

    /** The query of its address, defaults left out. */
    public String query() {
        return parameters().entrySet().stream()
                .map(field -> "&" + field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("", "runs=" + runs(), ""));
    }

    /** Where it is looked at. */
    public String address() {
        return "/compare?" + query();
    }

    /** The same without one run. */
    public String without(long number) {
        return of(numbers.stream().filter(other -> other != number).toList()).address();
    }

    /** The same with one run more. */
    public String with(long number) {
        return of(Stream.concat(numbers.stream(), Stream.of(number)).toList()).address();
    }

    /** The same with other faces. */
    public String facesFrom(int other) {
        return new Looks(numbers, chart, new Pages(pages.epoch(), other), baseline, all).address();
    }
}
