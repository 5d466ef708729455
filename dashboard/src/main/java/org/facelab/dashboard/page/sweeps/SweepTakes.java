package org.facelab.dashboard.page.sweeps;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.facelab.dashboard.page.ApiCall;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.SettingWords;
import org.facelab.dashboard.page.Times;
import org.facelab.dashboard.page.run.Stat;
import org.facelab.dashboard.page.sweeps.SweepFormView.Preview;
import org.facelab.dashboard.page.sweeps.SweepFormView.Proposal;
import org.facelab.dashboard.sweep.NewSweep;
import org.facelab.dashboard.sweep.SweepPreview;

/** What a sweep would do, in words. */
final class SweepTakes {
    private static final int PROPOSALS = 5;

    private SweepTakes() {}

    /** @param sweep null while something is wrong, @param preview likewise */
    static Preview of(SweepEntered entered, NewSweep sweep, SweepPreview preview, String host) {
        String call = ApiCall.post(host, "/api/sweeps", entered.body());
        if (sweep == null || preview == null) {
            return new Preview(List.of(), null, List.of(), List.of(), "", call);
        }
        List<String> columns = sweep.space().dimensions().stream()
                .map(dimension -> dimension.setting())
                .toList();
        List<Proposal> proposals = new ArrayList<>();
        for (int i = 0; i < Math.min(PROPOSALS, preview.proposals().size()); i++) {
            JsonNode settings = preview.proposals().get(i);
            proposals.add(new Proposal(
                    i + 1,
                    columns.stream()
                            .map(name -> settings.has(name) ? SettingWords.of(settings.get(name)) : "–")
                            .toList()));
        }
        return new Preview(
                stats(sweep, preview),
                preview.rungs().size() < 2 || preview.trials() == null
                        ? null
                        : Thinnings.of(
                                preview, preview.trials(), sweep.settings().epochs()),
                columns.stream().map(SweepWords::setting).toList(),
                proposals,
                source(preview.cost()),
                call);
    }

    private static List<Stat> stats(NewSweep sweep, SweepPreview preview) {
        SweepPreview.Cost cost = preview.cost();
        return List.of(
                new Stat(
                        "Trials",
                        preview.trials() == null ? "–" : Figures.grouped(preview.trials()),
                        "",
                        sweep.parallel() + " at once, "
                                + SweepWords.strategy(sweep.strategy().word()),
                        false),
                new Stat(
                        "Epochs, about",
                        preview.epochs() == null ? "–" : Figures.grouped(preview.epochs()),
                        preview.fullEpochs() == null || preview.fullEpochs().equals(preview.epochs())
                                ? ""
                                : "of " + Figures.grouped(preview.fullEpochs()),
                        SweepWords.stopping(sweep.earlyStopping()),
                        false),
                new Stat(
                        "Time, about",
                        cost.seconds() == null ? "–" : Times.inWords(Duration.ofSeconds(Math.round(cost.seconds()))),
                        "",
                        cost.slots() == 0
                                ? "no worker is running"
                                : "on " + cost.slots() + (cost.slots() == 1 ? " worker" : " workers"),
                        false),
                new Stat(
                        "Disk, about",
                        cost.bytes() == null ? "–" : Figures.fileSize(cost.bytes()),
                        "",
                        Figures.fileSize(cost.freeBytes()) + " free",
                        false));
    }

    private static String source(SweepPreview.Cost cost) {
        return cost.unknown() != null
                ? cost.unknown()
                : "From " + cost.runs() + (cost.runs() == 1 ? " earlier run" : " earlier runs")
                        + " on such images, each trial by those most like it"
                        + (cost.remark() == null ? "." : "; " + cost.remark() + ".");
    }
}
