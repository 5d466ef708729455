package org.facelab.dashboard.page.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.Times;
import org.facelab.dashboard.page.run.Curve.Point;
import org.facelab.dashboard.page.run.RunView.FigureRow;
import org.facelab.dashboard.page.run.RunView.Progress;

/** Says how a run gets on, from its curves. */
final class Progresses {
    /** The columns of the table: measure and split. */
    static final List<List<String>> COLUMNS = List.of(
            List.of("mse", "validation"),
            List.of("mse", "train"),
            List.of("elbo", "validation"),
            List.of("kl", "validation"),
            List.of("sigma", "train"));

    private static final int ROWS = 50;

    private Progresses() {}

    static Progress of(RunHead head, List<Curve> curves, List<Note> notes) {
        Map<List<String>, Curve> lines = curves.stream()
                .collect(Collectors.toMap(curve -> List.of(curve.name(), curve.split()), curve -> curve));
        Curve mse = lines.get(COLUMNS.get(0));
        return new Progress(
                Meter.of(head, notFinite(curves)),
                new Stats(head, curves).all(),
                left(head),
                notes,
                finding(mse),
                figures(lines));
    }

    private static Set<Integer> notFinite(List<Curve> curves) {
        return curves.stream()
                .filter(curve -> curve.name().equals("loss") || curve.name().equals("mse"))
                .flatMap(curve -> curve.points().stream())
                .filter(point -> !point.finite())
                .map(Point::epoch)
                .collect(Collectors.toSet());
    }

    private static String left(RunHead head) {
        Double seconds = head.work().progress().secondsLeft();
        return head.standing().running() && !head.standing().lost() && seconds != null && seconds >= 0
                ? Times.inWords(Duration.ofMillis(Math.round(seconds * 1000)))
                : "";
    }

    private static String finding(Curve mse) {
        List<Point> finite = mse == null
                ? List.of()
                : mse.points().stream().filter(Point::finite).toList();
        if (finite.isEmpty()) {
            return "No epoch is finished yet";
        }
        Point first = finite.get(0);
        Point last = finite.get(finite.size() - 1);
        if (first.epoch() == last.epoch()) {
            return "Validation MSE " + Figures.fourDecimals(first.value()) + " at epoch " + first.epoch();
        }
        return "Validation MSE " + (last.value() < first.value() ? "fell" : "rose") + " from "
                + Figures.fourDecimals(first.value()) + " at epoch " + first.epoch() + " to "
                + Figures.fourDecimals(last.value()) + " at epoch " + last.epoch();
    }

    private static List<FigureRow> figures(Map<List<String>, Curve> lines) {
        TreeMap<Integer, String[]> rows = new TreeMap<>();
        for (int column = 0; column < COLUMNS.size(); column++) {
            Curve line = lines.get(COLUMNS.get(column));
            List<Point> points = line == null ? List.of() : line.points();
            for (Point point : points.subList(Math.max(0, points.size() - ROWS), points.size())) {
                rows.computeIfAbsent(point.epoch(), epoch -> new String[COLUMNS.size()])[column] =
                        written(COLUMNS.get(column).get(0), point.value());
            }
        }
        List<FigureRow> newest = new ArrayList<>();
        rows.descendingMap().forEach((epoch, cells) -> {
            if (newest.size() < ROWS) {
                newest.add(new FigureRow(epoch, filled(cells)));
            }
        });
        return newest;
    }

    private static List<String> filled(String[] cells) {
        List<String> all = new ArrayList<>();
        for (String cell : cells) {
            all.add(cell == null ? "–" : cell);
        }
        return all;
    }

    private static String written(String name, double value) {
        return switch (name) {
            case "elbo" -> Figures.whole(value);
            case "kl" -> Figures.oneDecimal(value);
            default -> Figures.fourDecimals(value);
        };
    }
}
