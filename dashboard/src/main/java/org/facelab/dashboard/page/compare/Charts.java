package org.facelab.dashboard.page.compare;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.facelab.dashboard.page.Measure;
import org.facelab.dashboard.page.Measure.Better;
import org.facelab.dashboard.page.compare.CompareView.Chart;
import org.facelab.dashboard.page.compare.CompareView.FigureRow;
import org.facelab.dashboard.page.compare.CompareView.MeasureChoice;
import org.facelab.dashboard.page.compare.DifferenceTable.Cell;
import org.facelab.dashboard.page.run.Curve.Point;

/** Says in words and figures what the chart of a comparison shows. */
final class Charts {
    private static final int FIGURES = 20;

    private Charts() {}

    static Chart of(Looks looks, List<ComparedLines.Line> lines, List<Figure> figures) {
        String missing = lines.stream()
                .filter(line -> !line.reported())
                .map(line -> "#" + line.head().run().number())
                .collect(Collectors.joining(", "));
        return new Chart(
                measures(looks, lines.size(), figures),
                finding(looks, lines),
                missing,
                lines.stream().mapToLong(ComparedLines.Line::notFinite).sum(),
                figures(looks, lines));
    }

    private static List<MeasureChoice> measures(Looks looks, int runs, List<Figure> figures) {
        return Arrays.stream(Measure.values())
                .filter(measure -> measure == looks.measure() || reports(measure, looks.split(), figures) > 0)
                .map(measure -> {
                    long reporting = reports(measure, looks.split(), figures);
                    String label = reporting == runs ? "" : ", " + reporting + " of " + runs + " runs";
                    return new MeasureChoice(measure.word(), measure.label() + label, measure == looks.measure());
                })
                .toList();
    }

    /** How many runs report it. */
    static long reports(Measure measure, String split, List<Figure> figures) {
        return figures.stream()
                .filter(figure -> figure.measure() == measure && figure.split().equals(split))
                .count();
    }

    private static String finding(Looks looks, List<ComparedLines.Line> lines) {
        Measure measure = looks.measure();
        return measure.label() + " (" + looks.split() + ") of " + lines.size() + " runs by "
                + looks.axis().word() + (looks.log() ? ", log scale" : "") + ": "
                + lines.stream().map(line -> words(line, measure)).collect(Collectors.joining("; "));
    }

    private static String words(ComparedLines.Line line, Measure measure) {
        String name = "#" + line.head().run().number();
        List<Point> finite = line.points().stream().filter(Point::finite).toList();
        if (finite.isEmpty()) {
            return name + (line.reported() ? " has no finite value" : " does not report it");
        }
        Point last = finite.get(finite.size() - 1);
        String text = name + " is at " + measure.write(last.value()) + " after epoch " + last.epoch();
        if (measure.better() != Better.UNKNOWN) {
            Comparator<Point> order = Comparator.comparingDouble(Point::value);
            Point best = finite.stream()
                    .min(measure.better() == Better.LOWER ? order : order.reversed())
                    .orElseThrow();
            text += ", best " + measure.write(best.value()) + " at epoch " + best.epoch();
        }
        return line.notFinite() == 0 ? text : text + ", " + line.notFinite() + " not finite";
    }

    private static List<FigureRow> figures(Looks looks, List<ComparedLines.Line> lines) {
        TreeSet<Integer> epochs = lines.stream()
                .flatMap(line -> line.points().stream())
                .map(Point::epoch)
                .collect(Collectors.toCollection(TreeSet::new));
        return epochs.descendingSet().stream()
                .limit(FIGURES)
                .map(epoch -> new FigureRow(
                        epoch,
                        lines.stream()
                                .map(line -> cell(line, epoch, looks.measure()))
                                .toList()))
                .toList();
    }

    private static String cell(ComparedLines.Line line, int epoch, Measure measure) {
        return line.points().stream()
                .filter(point -> point.epoch() == epoch)
                .findFirst()
                .map(point -> measure.write(point.value()))
                .orElse(Cell.NONE);
    }
}
