package org.facelab.dashboard.sweep.space;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.facelab.db.settings.SettingField;

/** Reads the values of one searched setting. */
final class SpreadJson {
    static final String EXPECTED = "must be one of {\"log\": [low, high]}, {\"range\": [low, high]},"
            + " {\"int\": [low, high]} or {\"values\": […]}, each perhaps with \"when\"";
    private static final List<String> KINDS = List.of("log", "range", "int", "values");
    private static final int MOST_VALUES = 1000;
    private final Settings settings;
    private final String name;
    private final String path;
    private final Problems problems;

    SpreadJson(Settings settings, String name, String path, Problems problems) {
        this.settings = settings;
        this.name = name;
        this.path = path;
        this.problems = problems;
    }

    /** The values, or null if something was wrong. */
    Spread read(JsonNode entry) {
        int before = problems.count();
        List<String> kinds = KINDS.stream().filter(entry::has).toList();
        if (kinds.size() != 1) {
            problems.add(
                    path, EXPECTED + (kinds.isEmpty() ? "" : ", not " + String.join(" and ", kinds) + " together"));
            return null;
        }
        String kind = kinds.get(0);
        for (Iterator<String> fields = entry.fieldNames(); fields.hasNext(); ) {
            String field = fields.next();
            if (field.equals("step") && !kind.equals("int")) {
                problems.add(path + ".step", "belongs to int; remove it");
            } else if (!field.equals(kind) && !field.equals("when") && !field.equals("step")) {
                problems.add(path + "." + field, "is not a field here; remove it. It " + EXPECTED);
            }
        }
        String at = path + "." + kind;
        Spread spread = kind.equals("values") ? list(entry.get(kind), at) : numbers(kind, entry, at);
        return problems.count() == before ? spread : null;
    }

    private Spread list(JsonNode values, String at) {
        if (!values.isArray() || values.isEmpty() || values.size() > MOST_VALUES) {
            problems.add(at, "must be a list of 1 to 1,000 values, not " + Problems.shortened(values));
            return null;
        }
        List<JsonNode> read = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (fits(values.get(i), at + "[" + i + "]")) {
                JsonNode value = settings.written(name, values.get(i));
                if (read.contains(value)) {
                    problems.add(at + "[" + i + "]", "is there twice: " + Problems.shortened(value) + "; remove one");
                }
                read.add(value);
            }
        }
        return new ListSpread(read);
    }

    private Spread numbers(String kind, JsonNode entry, String at) {
        SettingField field = settings.field(name);
        boolean real = field.kind() == SettingField.Kind.REAL;
        if (!real && field.kind() != SettingField.Kind.WHOLE) {
            problems.add(at, "needs a number, but " + name + " is one of " + field.range() + "; use values");
            return null;
        }
        if (kind.equals("range") && !real) {
            problems.add(at, "gives fractions, but " + name + " is a whole number; use int");
            return null;
        }
        JsonNode ends = entry.get(kind);
        if (!ends.isArray() || ends.size() != 2) {
            problems.add(at, "must be [low, high], not " + Problems.shortened(ends));
            return null;
        }
        int before = problems.count();
        for (int i = 0; i < 2; i++) {
            check(kind, ends.get(i), at + "[" + i + "]");
        }
        if (problems.count() > before) {
            return null;
        }
        // as doubles, which is what they become: of two that are the same there nothing lies between
        if (ends.get(0).doubleValue() >= ends.get(1).doubleValue()) {
            problems.add(
                    at,
                    "must rise, but " + Problems.shortened(ends.get(0)) + " is not below "
                            + Problems.shortened(ends.get(1)) + "; for one value name it in settings");
            return null;
        }
        boolean logarithmic = kind.equals("log");
        if (real && !kind.equals("int")) {
            return new NumberSpread(ends.get(0).doubleValue(), ends.get(1).doubleValue(), logarithmic);
        }
        int low = ends.get(0).intValue();
        int high = ends.get(1).intValue();
        return new WholeSpread(low, high, step(entry, high - low), logarithmic, real);
    }

    private void check(String kind, JsonNode end, String at) {
        if (fits(end, at)) {
            if (kind.equals("log") && end.decimalValue().signum() <= 0) {
                problems.add(at, "must be above 0, or it has no logarithm; use range, or a small number");
            } else if (kind.equals("int") && !end.isIntegralNumber()) {
                problems.add(at, "must be a whole number, not " + Problems.shortened(end));
            }
        }
    }

    private int step(JsonNode entry, int width) {
        JsonNode step = entry.get("step");
        if (step == null) {
            return 1;
        }
        if (!step.isIntegralNumber() || !step.canConvertToInt() || step.intValue() < 1 || step.intValue() > width) {
            problems.add(
                    path + ".step",
                    String.format(
                            java.util.Locale.ROOT,
                            "must be a whole number, 1 to %,d (from low to high), not %s",
                            width,
                            Problems.shortened(step)));
            return 1;
        }
        return step.intValue();
    }

    private boolean fits(JsonNode value, String at) {
        return settings.problem(name, value)
                .map(problem -> {
                    problems.add(at, problem);
                    return false;
                })
                .orElse(true);
    }
}
