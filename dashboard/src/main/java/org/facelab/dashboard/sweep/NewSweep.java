package org.facelab.dashboard.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.job.Seeds;
import org.facelab.dashboard.run.NewRun;
import org.facelab.dashboard.sweep.objective.Objective;
import org.facelab.dashboard.sweep.space.SearchSpace;
import org.facelab.dashboard.sweep.space.SpaceJson;
import org.facelab.dashboard.sweep.stopping.EarlyStopping;
import org.facelab.db.entity.SweepStrategy;
import org.facelab.db.settings.InvalidSettings;
import org.facelab.db.settings.ModelSettings;
import org.facelab.db.settings.SettingsJson;

/**
 * A sweep that somebody asks for, checked as far as it can be without the database.
 *
 * @param seed of the proposals and of every trial, or null: a fresh one is drawn
 * @param settings what the trials have in common
 * @param space what is searched, read
 * @param spaceTree the same as it was sent
 */
public record NewSweep(
        String name,
        UUID datasetId,
        Long seed,
        ModelSettings settings,
        SearchSpace space,
        JsonNode spaceTree,
        SweepStrategy strategy,
        Objective objective,
        EarlyStopping earlyStopping,
        Budget budget,
        int parallel,
        int priority,
        String notes) {
    /** The longest name: a trial's is longer by its number. */
    public static final int LONGEST_NAME = 180;

    /** The most trials of one sweep. */
    public static final int MOST_TRIALS = 10_000;

    static final long MOST_EPOCHS = 100_000_000;
    static final double MOST_HOURS = 24 * 366;
    static final int MOST_PARALLEL = 1_000;
    static final int LONGEST_NOTES = 10_000;

    /**
     * Reads the body of a call, or a form put into the same shape.
     *
     * @throws InvalidSettings naming every field that is wrong
     */
    public static NewSweep read(JsonNode body) {
        Fields fields = new Fields(body);
        String name = fields.requiredText("name", LONGEST_NAME);
        UUID datasetId = fields.requiredId("datasetId");
        Long seed = fields.whole("seed", 0, Seeds.LARGEST, null);
        JsonNode settingsTree = fields.tree("settings");
        JsonNode spaceTree = fields.tree("space");
        ModelSettings settings = null;
        SearchSpace space = null;
        try {
            settings = SettingsJson.read(settingsTree, "settings");
            space = SpaceJson.read(spaceTree, settings, named(settingsTree), "space");
        } catch (InvalidSettings e) {
            fields.refuse(e.violations());
        }
        SweepStrategy strategy = strategy(fields);
        Objective objective = ObjectiveJson.read(fields, spaceTree);
        EarlyStopping stopping = EarlyStoppingJson.read(fields, settings, space);
        Budget budget = budget(fields, strategy);
        long parallel = fields.whole("parallel", 1, MOST_PARALLEL, 1L);
        long priority = fields.whole("priority", -NewRun.PRIORITIES, NewRun.PRIORITIES, 0L);
        String notes = fields.text("notes", LONGEST_NOTES, "");
        if (space != null) {
            Proposable.check(space, strategy, fields);
            refuseTooFewEpochs(budget, stopping, settings, space, fields);
        }
        fields.done();
        return new NewSweep(
                name,
                datasetId,
                seed,
                settings,
                space,
                spaceTree,
                strategy,
                objective,
                stopping,
                budget,
                (int) parallel,
                (int) priority,
                notes);
    }

    private static void refuseTooFewEpochs(
            Budget budget, EarlyStopping stopping, ModelSettings settings, SearchSpace space, Fields fields) {
        boolean searched = space.dimensions().stream().anyMatch(d -> d.setting().equals("epochs"));
        int first = stopping.kind() == EarlyStopping.Kind.ASHA ? stopping.minEpochs() : settings.epochs();
        if (!searched && budget.epochs() != null && budget.epochs() < first) {
            fields.refuse("epochs", "is less than one trial takes: " + first + "; give at least that");
        }
    }

    private static Set<String> named(JsonNode settings) {
        Set<String> names = new HashSet<>();
        ((ObjectNode) settings).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static SweepStrategy strategy(Fields fields) {
        List<String> words =
                Arrays.stream(SweepStrategy.values()).map(SweepStrategy::word).toList();
        String word = fields.choice("strategy", words, SweepStrategy.TPE.word());
        return SweepStrategy.values()[words.indexOf(word)];
    }

    private static Budget budget(Fields fields, SweepStrategy strategy) {
        Long trials = fields.whole("trials", 1, MOST_TRIALS, null);
        Long epochs = fields.whole("epochs", 1, MOST_EPOCHS, null);
        double hours = fields.real("hours", 1e-3, MOST_HOURS, Double.NaN);
        boolean open = trials == null && epochs == null && Double.isNaN(hours);
        if (open && strategy != SweepStrategy.GRID && !fields.refused("trials")) {
            fields.refuse("trials", "is required unless epochs or hours bound the sweep: a whole number, 1 to 10,000");
        }
        return new Budget(
                trials == null ? null : trials.intValue(), epochs, Double.isNaN(hours) ? null : Double.valueOf(hours));
    }
}
