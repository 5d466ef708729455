package org.facelab.dashboard.page.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.facelab.dashboard.page.Measure;
import org.facelab.dashboard.page.compare.Shots.Album;
import org.facelab.dashboard.page.compare.Shots.Shot;
import org.facelab.dashboard.page.run.RunHead;
import org.facelab.db.entity.PictureKind;
import org.facelab.db.settings.SettingsJson;

/** Says where a comparison does not compare like with like. */
final class Remarks {
    private Remarks() {}

    /** What holds for the whole comparison. */
    static List<String> of(List<RunHead> heads, Looks looks) {
        List<String> remarks = new ArrayList<>();
        TreeSet<String> models = distinct(heads, head -> head.work().settings().model());
        if (models.size() > 1) {
            remarks.add("These runs are of different models (" + String.join(", ", models)
                    + "). A setting that a model does not have is —, and only measures that all report compare.");
        }
        if (distinct(heads, head -> head.dataset().imageSize()).size() > 1) {
            remarks.add(
                    "Their images are of different sizes: MSE tells sizes apart little, nats grow with the number of"
                            + " pixels and do not compare.");
        } else if (differentData(heads)) {
            remarks.add("They learn from different data sets, so their figures are of different faces.");
        }
        if (looks.measure() == Measure.LOSS
                && distinct(heads, Remarks::lossSettings).size() > 1) {
            remarks.add("Their losses are not the same sum: settings of the loss differ. ELBO means the same in all of"
                    + " them.");
        }
        return remarks;
    }

    /** What is to be known of the random faces, empty if they are the same draws. */
    static String draws(List<RunHead> heads, Album album) {
        List<Shot> shots = heads.stream()
                .map(head -> album.at(head.run().id(), PictureKind.RANDOM, Integer.MAX_VALUE))
                .filter(Objects::nonNull)
                .toList();
        TreeSet<Long> seeds = shots.stream().map(Shot::seed).collect(Collectors.toCollection(TreeSet::new));
        if (seeds.size() > 1) {
            return "The runs draw with different seeds (" + listed(seeds)
                    + "), so the same place is not the same draw; runs of one seed would be.";
        }
        return "";
    }

    /** What else is to be known of the draws, empty if nothing. */
    static String note(List<RunHead> heads) {
        TreeSet<String> latents = distinct(
                heads,
                head -> SettingsJson.tree(head.work().settings())
                        .path("latentSize")
                        .asText());
        return latents.size() > 1 ? "A face of more latents reads more of the same stream of numbers." : "";
    }

    /** What is to be known of the reconstructions, empty if all are of the same faces. */
    static String validation(List<RunHead> heads) {
        return differentData(heads)
                ? "The runs learn from different data sets ("
                        + String.join(
                                ", ", distinct(heads, head -> head.dataset().name()))
                        + "): each column shows different faces, so each run has its own originals."
                : "";
    }

    static boolean differentData(List<RunHead> heads) {
        return distinct(heads, head -> head.dataset().id().toString()).size() > 1;
    }

    /** The first run that has originals, whose faces stand for all where the data set is the same. */
    static Shot originals(List<RunHead> heads, Album album) {
        return heads.stream()
                .map(head -> originals(head.run().id(), album))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    static Shot originals(UUID run, Album album) {
        return album.at(run, PictureKind.ORIGINAL, 0);
    }

    private static String lossSettings(RunHead head) {
        var tree = SettingsJson.tree(head.work().settings());
        return tree.path("beta") + " " + tree.path("freeBits") + " " + tree.path("reconstruction") + " "
                + tree.path("betaWarmupEpochs");
    }

    private static String listed(TreeSet<Long> seeds) {
        return seeds.stream().limit(4).map(String::valueOf).collect(Collectors.joining(", "))
                + (seeds.size() > 4 ? " and others" : "");
    }

    private static <T extends Comparable<T>> TreeSet<T> distinct(List<RunHead> heads, Function<RunHead, T> value) {
        return heads.stream().map(value).collect(Collectors.toCollection(TreeSet::new));
    }
}
