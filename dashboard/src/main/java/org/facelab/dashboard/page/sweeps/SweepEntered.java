package org.facelab.dashboard.page.sweeps;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.facelab.dashboard.page.newrun.Entered;
import org.facelab.dashboard.sweep.SweepView;
import org.facelab.db.settings.SettingField;
import org.facelab.db.settings.SettingsJson;
import org.facelab.db.settings.Violation;

/**
 * What stands in the form of a new sweep, as text, and the same as the body of an API call.
 *
 * @param fields all but the rows, base settings among them
 * @param rows of the search space
 */
record SweepEntered(Entered fields, List<SpaceRow> rows) {
    private static final String ROW = "space.";
    private static final int MOST_ROWS = 24;

    /** A form that was sent, or the fields in an address; without any of them the form begins with an example. */
    static SweepEntered of(MultivaluedMap<String, String> sent) {
        Entered fields = Entered.of(sent);
        if (!sent.containsKey("rows")) {
            Entered begun = fields;
            for (String[] field : new String[][] {
                {"strategy", "tpe"},
                {"metric", "elbo"},
                {"split", "validation"},
                {"goal", "max"},
                {"of", "best"},
                {"stopping", "asha"},
                {"trials", "24"},
                {"parallel", "2"}
            }) {
                begun = sent.containsKey(field[0]) ? begun : begun.with(field[0], field[1]);
            }
            return new SweepEntered(
                    begun,
                    List.of(
                            new SpaceRow("learningRate", "log", "0.0003", "0.003", "", "", "", ""),
                            new SpaceRow("latentSize", "int", "32", "256", "16", "", "", "")));
        }
        List<SpaceRow> rows = new ArrayList<>();
        for (int index : indexes(sent.keySet())) {
            rows.add(new SpaceRow(
                    fields.value(ROW + index + ".setting"),
                    SpaceRow.KINDS.contains(fields.value(ROW + index + ".kind"))
                            ? fields.value(ROW + index + ".kind")
                            : "values",
                    fields.value(ROW + index + ".low"),
                    fields.value(ROW + index + ".high"),
                    fields.value(ROW + index + ".step"),
                    fields.value(ROW + index + ".values"),
                    fields.value(ROW + index + ".when"),
                    fields.value(ROW + index + ".is")));
        }
        return new SweepEntered(fields, rows).done(fields.value("do"));
    }

    /** The form of an earlier sweep, to change and send again. */
    static SweepEntered of(SweepView sweep, Entered empty) {
        Entered fields = empty.with(SettingsJson.read(sweep.settings(), "settings"))
                .with("name", sweep.name() + " again")
                .with(
                        "datasetId",
                        sweep.datasetId() == null ? "" : sweep.datasetId().toString())
                .with("strategy", sweep.strategy())
                .with("metric", sweep.objective().metric())
                .with("split", sweep.objective().split())
                .with("goal", sweep.objective().goal().word())
                .with("of", sweep.objective().of().word())
                .with("stopping", sweep.earlyStopping().kind().word())
                .with("reduction", text(sweep.earlyStopping().reduction()))
                .with("minEpochs", text(sweep.earlyStopping().minEpochs()))
                .with("trials", text(sweep.budget().trials()))
                .with("epochs", text(sweep.budget().epochs()))
                .with("hours", text(sweep.budget().hours()))
                .with("parallel", text(sweep.parallel()))
                .with("notes", sweep.notes());
        List<SpaceRow> rows = new ArrayList<>();
        sweep.space().fields().forEachRemaining(entry -> rows.add(SpaceRow.of(entry.getKey(), entry.getValue())));
        return new SweepEntered(fields, rows);
    }

    private static String text(Object value) {
        return value == null ? "" : String.valueOf(value);
    }

    private static Set<Integer> indexes(Set<String> names) {
        return names.stream()
                .filter(name -> name.matches("space\\.\\d{1,3}\\.setting"))
                .map(name -> Integer.valueOf(name.split("\\.")[1]))
                .sorted()
                .limit(MOST_ROWS)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The deed of a button that sends the form to itself: {@code add}, {@code remove-2}. */
    private SweepEntered done(String deed) {
        List<SpaceRow> changed = new ArrayList<>(rows);
        if (deed.equals("add") && rows.size() < MOST_ROWS) {
            settings().stream()
                    .filter(field ->
                            rows.stream().noneMatch(row -> row.setting().equals(field.name())))
                    .findFirst()
                    .ifPresent(field -> changed.add(SpaceRow.fresh(field)));
        } else if (deed.matches("remove-\\d{1,3}")) {
            int index = Integer.parseInt(deed.substring("remove-".length()));
            if (index < changed.size()) {
                changed.remove(index);
            }
        } else if (deed.matches("(metric|goal)-[a-z]{1,10}")) {
            String[] parts = deed.split("-");
            return new SweepEntered(fields.with(parts[0], parts[1]), rows);
        } else if (deed.equals("use-elbo")) {
            return new SweepEntered(fields.with("metric", "elbo").with("goal", "max"), rows);
        } else if (deed.equals("use-mse")) {
            return new SweepEntered(fields.with("metric", "mse").with("goal", "min"), rows);
        }
        return new SweepEntered(fields, changed);
    }

    List<SettingField> settings() {
        return SettingField.of(fields.model());
    }

    String value(String name) {
        return fields.value(name);
    }

    SweepEntered with(String name, String value) {
        return new SweepEntered(fields.with(name, value), rows);
    }

    /** What no JSON can say: a setting that has two rows. */
    List<Violation> twice() {
        return rows.stream()
                .map(SpaceRow::setting)
                .filter(name ->
                        rows.stream().filter(row -> row.setting().equals(name)).count() > 1)
                .distinct()
                .map(name -> new Violation("space." + name, "has two rows; remove one"))
                .toList();
    }

    /** The body of the API call that does the same. */
    ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("name", value("name"));
        body.put("datasetId", value("datasetId"));
        FormNumbers.put(body, "seed", value("seed"));
        ObjectNode settings = fields.settings();
        ObjectNode space = JsonNodeFactory.instance.objectNode();
        for (SpaceRow row : rows) {
            space.set(row.setting(), row.tree(settings()));
            if (row.whenSetting().isEmpty()) {
                settings.remove(row.setting());
            }
        }
        body.set("settings", settings);
        body.set("space", space);
        body.put("strategy", value("strategy"));
        body.putObject("objective")
                .put("metric", value("metric"))
                .put("split", value("split"))
                .put("goal", value("goal"))
                .put("of", value("of"));
        body.set("earlyStopping", stopping());
        for (String name : List.of("trials", "epochs", "hours", "parallel")) {
            FormNumbers.put(body, name, value(name));
        }
        if (!value("notes").isBlank()) {
            body.put("notes", value("notes"));
        }
        return body;
    }

    private ObjectNode stopping() {
        ObjectNode stopping = JsonNodeFactory.instance.objectNode();
        String kind = value("stopping");
        stopping.put("kind", kind);
        if (kind.equals("asha")) {
            FormNumbers.put(stopping, "reduction", value("reduction"));
        }
        if (!kind.equals("none")) {
            FormNumbers.put(stopping, "minEpochs", value("minEpochs"));
        }
        return stopping;
    }
}
