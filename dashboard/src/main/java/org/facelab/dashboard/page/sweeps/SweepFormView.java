package org.facelab.dashboard.page.sweeps;

import java.util.List;
import java.util.stream.Stream;
import org.facelab.dashboard.page.newrun.RunFormView.FormField;
import org.facelab.dashboard.page.newrun.RunFormView.Group;
import org.facelab.dashboard.page.newrun.RunFormView.Option;
import org.facelab.dashboard.page.newrun.RunFormView.Problem;
import org.facelab.dashboard.page.run.Stat;

/**
 * The form of a new sweep.
 *
 * @param sweep name, data set and seed
 * @param base the settings that are not searched
 * @param space what is searched
 * @param choice how trials are chosen, compared and bounded
 * @param problems what is wrong, for the top of the form
 * @param preview what the sweep would do
 */
public record SweepFormView(
        List<FormField> sweep, Base base, Space space, Choice choice, List<Problem> problems, Preview preview) {

    /**
     * @param strategies how trials are chosen
     * @param objective by what they are compared
     * @param budget early stopping and limits
     */
    public record Choice(List<StrategyCard> strategies, Objective objective, List<FormField> budget) {}

    /** @param words all settings in a line */
    public record Base(String words, List<Group> groups, boolean wrong) {}

    /** @param size of the grid in words, @param full whether no row more fits */
    public record Space(List<Row> rows, String size, boolean full, boolean more) {}

    /**
     * One searched setting.
     *
     * @param setting its name in words and what else can be chosen
     * @param typed what stands in the fields
     * @param when the settings on which it can depend
     * @param marks where the first proposals lie, 0 to 128; empty while nothing can be proposed
     */
    public record Row(int index, Setting setting, Typed typed, List<Option> when, Words words, List<Mark> marks) {
        public boolean is(String kind) {
            return typed.kind().equals(kind);
        }

        /** The name of a field of this row. */
        public String field(String part) {
            return "space." + index + "." + part;
        }

        public String name() {
            return setting.name();
        }

        public boolean conditional() {
            return !typed.condition().isEmpty();
        }

        public boolean wrong() {
            return !words.error().isEmpty();
        }
    }

    /** @param kinds of values that it takes */
    public record Setting(String name, List<Option> settings, List<Option> kinds) {}

    /** A range or a list; what does not belong to the kind is empty. */
    public record Typed(String kind, Range range, String values, String condition, String among) {}

    /** The fields of a range as they were typed; a step only where the values are spaced. */
    public record Range(String low, String high, String step) {}

    /** @param hint what the values are together, @param error what is wrong, @param spread instead of the marks */
    public record Words(String hint, String error, String spread) {}

    /** @param css whether it is among the first five */
    public record Mark(String x, String top, String css) {}

    /** @param dots of a drawing of 144 by 72, @param error what is wrong with the choice among all cards, or empty */
    public record StrategyCard(
            String word, String title, String text, boolean chosen, List<StrategyDrawings.Dot> dots, String error) {}

    /** @param refusal why the choice contradicts the space, or empty */
    public record Objective(List<FormField> fields, String refusal) {}

    /** What is wrong with the choice of a strategy, empty if nothing. */
    public String strategyError() {
        return choice.strategies().get(0).error();
    }

    /** Says whether there is anything to train on. */
    public boolean startable() {
        return !field("datasetId").options().isEmpty();
    }

    /** A field by its name. */
    public FormField field(String name) {
        return Stream.of(sweep, choice.objective().fields(), choice.budget())
                .flatMap(List::stream)
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public boolean refused() {
        return !problems.isEmpty();
    }

    public boolean single() {
        return problems.size() == 1;
    }

    /**
     * What the sweep would do.
     *
     * @param stats trials, epochs, time, disk; empty while it cannot be said
     * @param thinning how trials are set aside, null without early stopping by ASHA
     * @param columns of the proposals
     * @param source from what time and disk are told
     * @param call the same as an API call
     */
    public record Preview(
            List<Stat> stats,
            Thinning thinning,
            List<String> columns,
            List<Proposal> proposals,
            String source,
            String call) {
        public boolean known() {
            return !stats.isEmpty();
        }
    }

    /** One of the first trials, with a cell for each column. */
    public record Proposal(int trial, List<String> cells) {}

    /**
     * Lines of trials in a drawing of 360 by 204.
     *
     * @param words what it saves
     */
    public record Thinning(String words, List<Line> lines, List<Rung> rungs, String epochs) {}

    /** @param to where it ends */
    public record Line(String y, String to, String css) {}

    /** @param anchor of the label, start or end, @param label as in {@code 13 go on}, @param x where, @param epoch its number, @param y of the label */
    public record Rung(String x, String anchor, String label, int epoch, String y) {
        /** How far the label stands from its line. */
        public int gap() {
            return anchor.equals("end") ? -8 : 8;
        }
    }
}
