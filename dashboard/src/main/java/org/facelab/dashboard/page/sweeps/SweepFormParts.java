package org.facelab.dashboard.page.sweeps;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.newrun.FormFields;
import org.facelab.dashboard.page.newrun.RunFormView.About;
import org.facelab.dashboard.page.newrun.RunFormView.FormField;
import org.facelab.dashboard.page.newrun.RunFormView.Option;
import org.facelab.dashboard.page.newrun.RunFormView.Problem;
import org.facelab.dashboard.page.sweeps.SweepFormView.Base;
import org.facelab.dashboard.page.sweeps.SweepFormView.Objective;
import org.facelab.dashboard.page.sweeps.SweepFormView.Space;
import org.facelab.dashboard.page.sweeps.SweepFormView.StrategyCard;
import org.facelab.dashboard.sweep.NewSweep;
import org.facelab.dashboard.sweep.SweepPreview;
import org.facelab.db.entity.SweepStrategy;
import org.facelab.db.settings.ReportedMetrics;
import org.facelab.db.settings.Violation;

/** The parts of the form, from what was typed and what is wrong with it. */
record SweepFormParts(SweepEntered entered, List<Violation> violations, NewSweep sweep, SweepPreview preview) {
    SweepFormView view(List<Option> datasets, String dataset, boolean told, String host) {
        List<FormField> own = List.of(
                text("name", "Name", "Its trials are called after it"),
                choice("datasetId", "Data set", dataset.isEmpty() ? "What the trials learn from" : dataset, datasets),
                number("seed", "Seed", "The same seed proposes the same first trials; empty draws one", "", ""),
                text("notes", "Notes", "What you want to find out"));
        List<SweepFormView.Row> rows = new SpaceRows(entered, violations, sweep, preview).rows();
        return new SweepFormView(
                own,
                base(),
                new Space(rows, size(), rows.size() >= entered.settings().size(), rows.size() > 1),
                new SweepFormView.Choice(strategies(), new Objective(objective(), refusal()), budget()),
                told ? problems() : List.of(),
                SweepTakes.of(entered, sweep, preview, host));
    }

    private Base base() {
        String words = entered.settings().stream()
                .filter(field ->
                        entered.rows().stream().noneMatch(row -> row.setting().equals(field.name())))
                .map(field -> field.help().label().toLowerCase(java.util.Locale.ROOT) + " "
                        + entered.value("settings." + field.name()))
                .limit(8)
                .collect(Collectors.joining(", "));
        boolean wrong =
                violations.stream().anyMatch(violation -> violation.field().startsWith("settings"));
        return new Base(words, FormFields.of(entered.fields(), violations).groups(), wrong);
    }

    private String size() {
        String wrong = violations.stream()
                .filter(violation -> violation.field().equals("space"))
                .map(Violation::message)
                .collect(Collectors.joining("; "));
        if (!wrong.isEmpty()) {
            return wrong;
        }
        if (preview == null) {
            return "";
        }
        return preview.combinations() == null
                ? "endless combinations"
                : Figures.grouped(preview.combinations())
                        + (preview.combinations() == 1 ? " combination" : " combinations");
    }

    private List<StrategyCard> strategies() {
        return Arrays.stream(SweepStrategy.values())
                .map(strategy -> new StrategyCard(
                        strategy.word(),
                        switch (strategy) {
                            case GRID -> "Grid";
                            case RANDOM -> "Random";
                            case SOBOL -> "Sobol";
                            case TPE -> "TPE";
                        },
                        switch (strategy) {
                            case GRID -> "Every combination. Needs lists or whole numbers.";
                            case RANDOM -> "Independent draws. Any number of trials.";
                            case SOBOL -> "Draws that keep apart. Covers best at 16, 32, 64 trials.";
                            case TPE -> "Draws where good trials lie, once it has seen some.";
                        },
                        entered.value("strategy").equals(strategy.word()),
                        StrategyDrawings.of(strategy),
                        error("strategy")))
                .toList();
    }

    private List<FormField> objective() {
        String split = entered.value("split").equals("train") ? "train" : "validation";
        List<Option> metrics = ReportedMetrics.metrics(split).stream()
                .map(metric -> option("metric", metric, metric))
                .toList();
        return List.of(
                choice("metric", "Metric", "", metrics),
                choice(
                        "split",
                        "Split",
                        "",
                        List.of(option("split", "validation", "validation"), option("split", "train", "training"))),
                choice("goal", "Goal", "", List.of(option("goal", "max", "Highest"), option("goal", "min", "Lowest"))),
                choice("of", "Of", "", List.of(option("of", "best", "Best epoch"), option("of", "last", "Last"))));
    }

    private String refusal() {
        return violations.stream()
                .filter(violation -> violation.field().equals("objective.metric")
                        && violation.message().startsWith("cannot"))
                .map(Violation::message)
                .findFirst()
                .orElse("");
    }

    private List<FormField> budget() {
        return List.of(
                choice(
                        "stopping",
                        "Early stopping",
                        "ASHA pauses poor trials and resumes them if the others turn out worse; the median rule stops them",
                        List.of(
                                option("stopping", "none", "None"),
                                option("stopping", "median", "Median"),
                                option("stopping", "asha", "ASHA"))),
                number("reduction", "Reduction", "Of so many trials at a rung one goes on, for ASHA", "", "3"),
                number("minEpochs", "First epochs", "Every trial trains this long before it is judged", "epochs", "2"),
                number("trials", "Trials", "The sweep ends after them", "trials", ""),
                number("epochs", "Epochs in all", "Or after so many epochs of all trials", "epochs", ""),
                number("hours", "At most", "Or after so many hours; the first limit ends it", "hours", ""),
                number("parallel", "Trials at once", "As many workers may take them", "trials", "1"));
    }

    private List<Problem> problems() {
        return violations.stream()
                .map(violation -> new Problem(anchor(violation.field()), label(violation.field()), violation.message()))
                .distinct()
                .toList();
    }

    /** Where a field of the body stands in the form. */
    private String anchor(String field) {
        if (field.startsWith("space.")) {
            String name = setting(field);
            for (int i = 0; i < entered.rows().size(); i++) {
                if (entered.rows().get(i).setting().equals(name)) {
                    return "space-" + i + "-setting";
                }
            }
            return "space";
        }
        return own(field).replace('.', '-');
    }

    private static String own(String field) {
        return field.equals("earlyStopping.kind")
                ? "stopping"
                : field.startsWith("earlyStopping.") || field.startsWith("objective.")
                        ? field.substring(field.indexOf('.') + 1)
                        : field;
    }

    private static String setting(String field) {
        // a row whose setting was left empty has the field "space."
        return field.substring(field.indexOf('.') + 1).split("[.\\[]", 2)[0];
    }

    private static String label(String field) {
        if (field.startsWith("space.") || field.startsWith("settings.")) {
            return SweepWords.setting(setting(field));
        }
        return switch (own(field)) {
            case "space" -> "Search space";
            case "datasetId" -> "Data set";
            case "stopping" -> "Early stopping";
            case "minEpochs" -> "First epochs";
            case "parallel" -> "Trials at once";
            default -> {
                String name = own(field);
                yield name.isEmpty() ? "The form" : Character.toUpperCase(name.charAt(0)) + name.substring(1);
            }
        };
    }

    private String error(String name) {
        return violations.stream()
                .filter(violation -> own(violation.field()).equals(name))
                .map(Violation::message)
                .collect(Collectors.joining("; "));
    }

    private FormField text(String name, String label, String help) {
        return new FormField(
                name, new About(label, help, "", "", "", ""), "text", entered.value(name), List.of(), error(name));
    }

    private FormField number(String name, String label, String help, String unit, String fallback) {
        return new FormField(
                name,
                new About(label, help, unit, fallback, "", ""),
                "number",
                entered.value(name),
                List.of(),
                error(name));
    }

    private FormField choice(String name, String label, String help, List<Option> options) {
        return new FormField(
                name, new About(label, help, "", "", "", ""), "choice", entered.value(name), options, error(name));
    }

    private Option option(String name, String word, String label) {
        return new Option(word, label, entered.value(name).equals(word));
    }
}
