package org.facelab.dashboard.page.newrun;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.facelab.dashboard.page.newrun.RunFormView.About;
import org.facelab.dashboard.page.newrun.RunFormView.FormField;
import org.facelab.dashboard.page.newrun.RunFormView.Group;
import org.facelab.dashboard.page.newrun.RunFormView.Option;
import org.facelab.dashboard.page.newrun.RunFormView.Problem;
import org.facelab.db.settings.Help;
import org.facelab.db.settings.SettingField;
import org.facelab.db.settings.Violation;

/** The fields of the form: what is known of each setting, what was typed, and what is wrong with it. */
public record FormFields(Entered entered, List<Violation> violations, Forebear forebear) {
    /** Of what comes from no other run. */
    public static FormFields of(Entered entered, List<Violation> violations) {
        return new FormFields(entered, violations, null);
    }

    List<FormField> run() {
        return List.of(
                text("name", "Name", "Up to 200 characters; it can change later"),
                text("tags", "Tags", "Separated by commas, to find it by"),
                new FormField(
                        "priority",
                        new About("Priority", "High goes before every normal job that waits", "", "normal", "", ""),
                        "choice",
                        entered.value("priority"),
                        List.of(
                                option("priority", "0", "Normal"),
                                option("priority", "1", "High"),
                                option("priority", "-1", "Low")),
                        error("priority")),
                text(
                        "seed",
                        "Seed",
                        "Shuffling, weights and noise follow from it: the same seed gives the same losses on a CPU."
                                + " Left empty, a fresh one is taken"),
                text("notes", "Notes", "What you want to find out"),
                text(Entered.PARENT, "Checkpoint", ""),
                text(Entered.CLONED, "Cloned from", ""));
    }

    /** The settings, group by group. */
    public List<Group> groups() {
        return Arrays.stream(Help.Group.values())
                .map(group -> new Group(
                        group.title(),
                        SettingField.of(entered.model()).stream()
                                .filter(field -> field.help().group() == group)
                                .map(this::setting)
                                .toList()))
                .filter(group -> !group.fields().isEmpty())
                .toList();
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (Violation violation : violations) {
            problems.add(Problem.of(violation, label(violation.field())));
        }
        return problems;
    }

    private String label(String name) {
        return SettingField.of(entered.model()).stream()
                .filter(field -> name.equals(Entered.SETTINGS + field.name()))
                .map(field -> field.help().label())
                .findFirst()
                .orElse(
                        switch (name) {
                            case "datasetId" -> "Data set";
                            case Entered.PARENT -> "Checkpoint";
                            default -> capital(name);
                        });
    }

    private static String capital(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private FormField text(String name, String label, String help) {
        return new FormField(
                name, new About(label, help, "", "", "", ""), "text", entered.value(name), List.of(), error(name));
    }

    private FormField setting(SettingField field) {
        String name = Entered.SETTINGS + field.name();
        String kind = switch (field.kind()) {
            case SWITCH -> "switch";
            case CHOICE -> field.choices().size() > 1 ? "choice" : "fixed";
            case WHOLE, REAL -> "number";
        };
        return new FormField(
                name,
                new About(
                        field.help().label(),
                        field.help().text(),
                        field.help().unit(),
                        kind.equals("switch")
                                ? (Boolean.TRUE.equals(field.fallback()) ? "on" : "off")
                                : Entered.text(field.fallback()),
                        kind.equals("number") ? field.range() : "",
                        forebear == null ? "" : forebear.value(name)),
                kind,
                entered.value(name),
                field.choices().stream().map(word -> option(name, word, word)).toList(),
                error(name));
    }

    private Option option(String name, String word, String label) {
        return new Option(word, label, entered.value(name).equals(word));
    }

    private String error(String name) {
        return violations.stream()
                .filter(violation ->
                        violation.field().equals(name) || violation.field().startsWith(name + "["))
                .map(Violation::message)
                .collect(Collectors.joining("; "));
    }
}
