package org.facelab.dashboard.page.runs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.StateBadge;
import org.facelab.dashboard.page.runs.RunsAsked.Filter;
import org.facelab.dashboard.page.runs.RunsView.Choices;
import org.facelab.dashboard.page.runs.RunsView.Option;
import org.facelab.dashboard.page.runs.RunsView.Saved;
import org.facelab.dashboard.saved.SavedViews;
import org.facelab.db.entity.JobState;
import org.facelab.db.settings.ModelSettings;
import org.facelab.db.settings.SettingsJson;

/** What the filters of the runs offer. */
@ApplicationScoped
class FilterChoices {
    private static final String TAGS = """
            select tag from run r, unnest(r.tags) tag group by tag order by count(*) desc, tag limit 100
            """;

    private static final String DATASETS = """
            select id, name from dataset where count is not null order by created_at desc limit 100
            """;

    private final Rows rows;
    private final SavedViews views;

    FilterChoices(Rows rows, SavedViews views) {
        this.rows = rows;
        this.views = views;
    }

    Choices of(RunsAsked asked) {
        Filter filter = asked.filter();
        List<Saved> saved = views.of(SavedViews.RUNS).stream()
                .map(view -> new Saved(view.id, view.name, view.address(), view.query.equals(asked.query())))
                .toList();
        return new Choices(states(filter), datasets(filter), models(filter), tags(filter), saved);
    }

    private static List<Option> states(Filter filter) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", "Not archived", filter.state().isEmpty()));
        for (JobState state : JobState.values()) {
            options.add(new Option(
                    state.name(), StateBadge.of(state).word(), filter.state().equals(state.name())));
        }
        options.add(new Option(RunsAsked.ARCHIVED, "Archived", filter.state().equals(RunsAsked.ARCHIVED)));
        return options;
    }

    private List<Option> datasets(Filter filter) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", "Any data set", filter.dataset().isEmpty()));
        options.addAll(rows.list(
                DATASETS,
                row -> new Option(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("id").equals(filter.dataset()))));
        return options;
    }

    private static List<Option> models(Filter filter) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", "Any model", filter.model().isEmpty()));
        for (ModelSettings model : SettingsJson.models()) {
            options.add(new Option(model.model(), model.model(), filter.model().equals(model.model())));
        }
        return options;
    }

    private List<Option> tags(Filter filter) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", "Any tag", filter.tag().isEmpty()));
        List<String> tags = rows.list(TAGS, row -> row.getString(1));
        tags.forEach(tag -> options.add(new Option(tag, tag, tag.equals(filter.tag()))));
        if (!filter.tag().isEmpty() && !tags.contains(filter.tag())) {
            options.add(new Option(filter.tag(), filter.tag(), true));
        }
        return options;
    }
}
