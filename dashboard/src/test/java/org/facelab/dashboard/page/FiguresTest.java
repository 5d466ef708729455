package org.facelab.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void numbers_are_grouped_and_have_a_true_minus() {
        assertThat(Figures.grouped(1284)).isEqualTo("1,284");
        assertThat(Figures.whole(-4168.4)).isEqualTo("\u22124,168");
        assertThat(Figures.fourDecimals(0.02684)).isEqualTo("0.0268");
        assertThat(Figures.fourDecimals(Double.NaN)).isEqualTo("not finite");
        assertThat(Figures.significant(0.001)).isEqualTo("0.001");
        assertThat(Figures.percent(0.374)).isEqualTo("37 %");
        assertThat(List.of(1, 2, 3, 4, 11, 12, 13, 21, 111).stream().map(Figures::ordinal))
                .containsExactly("1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "111th");
    }

    @Test
    void sizes_of_files_are_decimal_and_of_memory_binary() {
        assertThat(Figures.fileSize(12_400_000L)).isEqualTo("12.4 MB");
        assertThat(Figures.fileSize(999L)).isEqualTo("999 bytes");
        assertThat(Figures.memorySize(2_040_109_466L)).isEqualTo("1.9 GiB");
    }

    @Test
    void decibels_belong_to_images_from_minus_one_to_one() {
        assertThat(Figures.twoDecimals(Figures.decibels(0.0268))).isEqualTo("21.74");
    }

    @Test
    void durations_have_two_parts() {
        assertThat(Times.inWords(Duration.ofMillis(140))).isEqualTo("140 ms");
        assertThat(Times.inWords(Duration.ofSeconds(29))).isEqualTo("29 s");
        assertThat(Times.inWords(Duration.ofSeconds(194))).isEqualTo("3 min 14 s");
        assertThat(Times.inWords(Duration.ofMinutes(252))).isEqualTo("4 h 12 min");
        assertThat(Times.inWords(Duration.ofHours(50))).isEqualTo("2 d 2 h");
    }

    @Test
    void times_grow_older_in_words() {
        Instant now = Instant.parse("2026-11-24T09:00:00Z");
        assertThat(Times.ago(now.plusSeconds(3), now)).isEqualTo("just now");
        assertThat(Times.ago(now.minusSeconds(48), now)).isEqualTo("48 s ago");
        assertThat(Times.ago(now.minusSeconds(600), now)).isEqualTo("10 min ago");
        assertThat(Times.ago(now.minusSeconds(90_000), now)).isEqualTo("yesterday");
        assertThat(Times.ago(now.minusSeconds(86_400L * 40), now)).isEqualTo("15 Oct 2026");
        assertThat(Times.absolute(now)).isEqualTo("24 Nov 2026, 09:00 UTC");
    }

    @Test
    void curve_ends_where_the_run_is_and_breaks_where_it_is_not_finite() {
        Spark half = Spark.of(List.of(new Spark.Point(1, 0.06), new Spark.Point(2, 0.03)), 3);
        assertThat(half.path()).isEqualTo("M2.0 3.0L48.0 25.0");
        assertThat(half.finding()).isEqualTo("validation MSE from 0.0600 to 0.0300");
        Spark broken = Spark.of(List.of(new Spark.Point(1, 0.06), new Spark.Point(2, Double.NaN)), 3);
        assertThat(broken.broken()).isTrue();
        assertThat(Spark.of(List.of(), 3).drawn()).isFalse();
        assertThat(Spark.of(List.of(new Spark.Point(1, Double.NaN)), 3).drawn()).isTrue();
    }

    @Test
    void run_keeps_one_of_twelve_colours() {
        assertThat(RunColour.of(1284)).isEqualTo(new RunColour(1));
        assertThat(RunColour.of(1283).dashed()).isTrue();
    }
}
