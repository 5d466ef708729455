package org.facelab.dashboard.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinningTest {
    private record Point(int epoch, double value) {}

    private static List<Point> line(int epochs) {
        return IntStream.rangeClosed(1, epochs)
                .mapToObj(epoch -> new Point(epoch, 1.0 / epoch))
                .toList();
    }

    @Test
    void short_line_is_kept_whole() {
        assertThat(Thinning.thin(line(8), 8, Point::value)).isEqualTo(line(8));
    }

    @Test
    void long_line_keeps_lowest_highest_last_and_what_is_not_finite() {
        List<Point> line = IntStream.rangeClosed(1, 100)
                .mapToObj(epoch -> new Point(epoch, epoch == 37 ? Double.NaN : epoch == 12 ? 9 : epoch == 71 ? -9 : 1))
                .toList();
        List<Point> thinned = Thinning.thin(line, 8, Point::value);
        assertThat(thinned).hasSizeLessThanOrEqualTo(8);
        assertThat(thinned).extracting(Point::epoch).contains(12, 37, 71, 100).isSorted();
    }

    @Test
    void line_of_nothing_finite_keeps_that() {
        List<Point> line = IntStream.rangeClosed(1, 50)
                .mapToObj(epoch -> new Point(epoch, Double.POSITIVE_INFINITY))
                .toList();
        assertThat(Thinning.thin(line, 4, Point::value))
                .extracting(Point::epoch)
                .containsExactly(1, 50);
    }
}
