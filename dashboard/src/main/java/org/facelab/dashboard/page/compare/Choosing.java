package org.facelab.dashboard.page.compare;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.RunLabel;
import org.facelab.dashboard.page.compare.ChoiceView.Offered;
import org.facelab.dashboard.page.compare.ChoiceView.Problem;
import org.facelab.dashboard.page.compare.ChosenRuns.Chosen;
import org.facelab.dashboard.page.compare.CompareView.Other;
import org.facelab.dashboard.saved.SavedViews;
import org.facelab.db.entity.SavedView;
import org.facelab.db.settings.SettingsJson;

/** Offers runs to compare, and says why what was asked for cannot be. */
@ApplicationScoped
class Choosing {
    private static final int OFFERED = 50;
    private static final String NEWEST = """
            select id, number, name, settings from run where not archived and not number = any (?)
            order by number desc limit ?
            """;

    private final Rows rows;
    private final SavedViews saved;

    Choosing(Rows rows, SavedViews saved) {
        this.rows = rows;
        this.saved = saved;
    }

    /** The page on which runs are chosen. */
    ChoiceView choice(Chosen chosen, CompareQuery query) {
        long total =
                rows.first("select count(*) from run", row -> row.getLong(1)).orElse(0L);
        List<Offered> newest = offered(List.of(), OFFERED, chosen.numbers());
        List<Offered> named = chosen.found().stream()
                .limit(ChosenRuns.MOST)
                .map(head -> new Offered(
                        head.run().number(),
                        head.run().name(),
                        RunLabel.of(
                                        head.run().id(),
                                        head.run().number(),
                                        head.run().name(),
                                        head.work().settings())
                                .details(),
                        true))
                .filter(run -> newest.stream().noneMatch(other -> other.number() == run.number()))
                .toList();
        List<Offered> all = Stream.concat(named.stream(), newest.stream()).toList();
        return new ChoiceView(problem(chosen, query), all, total, kept());
    }

    /** Newest runs beside those that are compared. */
    List<Other> others(List<Long> compared, int limit) {
        return offered(compared, limit, List.of()).stream()
                .map(run -> new Other(run.number(), run.name()))
                .toList();
    }

    List<SavedView> kept() {
        return saved.of(SavedViews.COMPARE);
    }

    private List<Offered> offered(List<Long> without, int limit, List<Long> ticked) {
        return rows.list(
                NEWEST,
                row -> new Offered(
                        row.getLong("number"),
                        row.getString("name"),
                        RunLabel.of(
                                        row.getObject("id", UUID.class),
                                        row.getLong("number"),
                                        row.getString("name"),
                                        SettingsJson.parse(row.getString("settings")))
                                .details(),
                        ticked.contains(row.getLong("number"))),
                without.toArray(Long[]::new),
                limit);
    }

    private static Problem problem(Chosen chosen, CompareQuery query) {
        int found = chosen.found().size();
        boolean enough = found >= 2 && found <= ChosenRuns.MOST;
        String way = enough ? query.looks(chosen.numbers()).address() : "";
        String wayOut = enough ? "Compare the " + found + " that are there" : "";
        if (!chosen.missing().isEmpty()) {
            boolean one = chosen.missing().size() == 1;
            String names = String.join(", ", chosen.missing().stream().limit(5).toList());
            return new Problem(
                    404,
                    one ? "One of these runs is not there" : chosen.missing().size() + " of these runs are not there",
                    "No run has the id or number " + names + (chosen.missing().size() > 5 ? " and others" : "")
                            + ". It may have been deleted, or the address was cut short. "
                            + (enough
                                    ? "The other " + found + " can be compared."
                                    : "Choose 2 to " + ChosenRuns.MOST + " runs below."),
                    way,
                    wayOut);
        }
        if (found > ChosenRuns.MOST) {
            return new Problem(
                    400,
                    found + " runs are too many",
                    "A comparison takes 2 to " + ChosenRuns.MOST
                            + " runs: a chart tells no more colours apart. Untick some below.",
                    query.looks(chosen.numbers().subList(0, ChosenRuns.MOST)).address(),
                    "Compare the first " + ChosenRuns.MOST);
        }
        return found == 1
                ? new Problem(
                        400,
                        "One run alone compares with nothing",
                        "A comparison takes 2 to " + ChosenRuns.MOST + " runs. Tick another one below.",
                        "",
                        "")
                : null;
    }
}
