package org.facelab.dashboard.page.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.facelab.dashboard.page.Devices;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.Times;
import org.facelab.dashboard.page.run.Curve.Point;

/** The figures of a run's progress, made from its curves and its head. */
final class Stats {
    /** Pictures are in [-1, 1]: the square of their range. */
    private static final double PEAK_SQUARED = 4;

    private final RunHead head;
    private final List<Curve> curves;

    Stats(RunHead head, List<Curve> curves) {
        this.head = head;
        this.curves = curves;
    }

    List<Stat> all() {
        List<Stat> stats = new ArrayList<>(error());
        stats.add(nats("kl", "KL", Figures::oneDecimal, "from the prior, an image"));
        stats.add(nats("elbo", "ELBO", Figures::whole, "an image, higher is better"));
        stats.add(speed());
        stats.add(memory());
        return stats;
    }

    private List<Point> line(String name, String split) {
        return curves.stream()
                .filter(curve -> curve.name().equals(name) && curve.split().equals(split))
                .findFirst()
                .map(Curve::points)
                .orElse(List.of());
    }

    private Optional<Point> last(String name) {
        List<Point> line = line(name, "validation");
        return line.isEmpty() ? Optional.empty() : Optional.of(line.get(line.size() - 1));
    }

    private List<Stat> error() {
        List<Point> line = line("mse", "validation");
        if (line.isEmpty()) {
            return List.of(Stat.unknown("Validation MSE", "after the first epoch"), Stat.unknown("PSNR", "as above"));
        }
        Point last = line.get(line.size() - 1);
        Point best = line.stream()
                .filter(Point::finite)
                .reduce((a, b) -> b.value() < a.value() ? b : a)
                .orElse(last);
        boolean isBest = best.epoch() == last.epoch() && last.finite();
        Stat mse = new Stat(
                "Validation MSE",
                Figures.fourDecimals(last.value()),
                "",
                isBest
                        ? "best so far, epoch " + last.epoch()
                        : best.finite() ? "best " + Figures.fourDecimals(best.value()) + ", epoch " + best.epoch() : "",
                isBest);
        if (!last.finite()) {
            return List.of(mse, Stat.unknown("PSNR", "not finite"));
        }
        Stat psnr = new Stat("PSNR", Figures.twoDecimals(psnr(last)), "dB", gain(line), false);
        return List.of(mse, psnr);
    }

    private static double psnr(Point mse) {
        return 10 * Math.log10(PEAK_SQUARED / mse.value());
    }

    private static String gain(List<Point> line) {
        if (line.size() < 2 || !line.get(line.size() - 2).finite()) {
            return "from the validation MSE";
        }
        Point before = line.get(line.size() - 2);
        double gain = psnr(line.get(line.size() - 1)) - psnr(before);
        return (gain >= 0 ? "+" : "") + Figures.twoDecimals(gain) + " dB since epoch " + before.epoch();
    }

    private Stat nats(String name, String label, Function<Double, String> format, String note) {
        return last(name)
                .map(point -> new Stat(label, format.apply(point.value()), point.finite() ? "nats" : "", note, false))
                .orElse(Stat.unknown(label, note));
    }

    private Stat speed() {
        Double told = head.work().progress().imagesPerSecond();
        List<Point> line = line("imagesPerSecond", "train");
        Double speed = head.standing().running() && told != null
                ? told
                : line.isEmpty()
                        ? null
                        : Double.valueOf(line.get(line.size() - 1).value());
        if (speed == null || !(speed > 0)) {
            return Stat.unknown("Speed", "once it runs");
        }
        Integer images = head.dataset().training();
        return new Stat(
                "Speed",
                speed < 10 ? Figures.oneDecimal(speed) : Figures.whole(speed),
                "images/s",
                images == null ? "" : Times.inWords(seconds(images / speed)) + " an epoch",
                false);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private Stat memory() {
        RunHead.Machine machine = head.machine();
        boolean held = machine.memoryBytes() != null && machine.memoryBytes() > 0;
        Long bytes = held ? machine.memoryBytes() : head.work().progress().memoryBytes();
        String device = machine.device() == null ? "" : Devices.inWords(machine.device());
        if (bytes == null || bytes == 0) {
            String told = head.standing().ended() ? "not told" : "once it runs";
            return Stat.unknown("Memory", device.isEmpty() ? told : "on " + device);
        }
        String of = held && machine.memoryTotalBytes() > 0
                ? "of " + Figures.memorySize(machine.memoryTotalBytes())
                : held ? "resident" : "at its last word";
        return new Stat(
                "Memory",
                Figures.oneDecimal(bytes / (double) (1 << 30)),
                "GiB",
                device.isEmpty() ? of : of + ", " + device,
                false);
    }
}
