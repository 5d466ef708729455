package org.facelab.worker.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StepChunkTest {
    private static double[] steps(long first, int count) {
        return LongStream.range(first, first + count).asDoubleStream().toArray();
    }

    private static Double[] boxed(double... figures) {
        return DoubleStream.of(figures).boxed().toArray(Double[]::new);
    }

    @Test
    void chunks_hold_a_thousand_steps_each_and_know_their_extremes() {
        List<StepChunk> chunks = StepChunk.split(1, steps(1, 2500), new Double[0]);
        assertThat(chunks).extracting(StepChunk::number).containsExactly(0, 1, 2);
        assertThat(chunks).extracting(chunk -> chunk.figures().length).containsExactly(1000, 1000, 500);
        assertThat(chunks.get(1).minimum()).isEqualTo(1001);
        assertThat(chunks.get(1).maximum()).isEqualTo(2000);
        assertThat(chunks.get(2).last()).isEqualTo(2500);
    }

    @Test
    void steps_within_a_chunk_are_laid_behind_those_before_and_over_those_after() {
        List<StepChunk> chunks = StepChunk.split(1003, new double[] {-3, -4}, boxed(1, 2, 3, 4, 5, 6));
        assertThat(chunks).hasSize(1);
        assertThat(chunks.get(0).number()).isEqualTo(1);
        assertThat(chunks.get(0).figures()).containsExactly(1.0, 2.0, -3.0, -4.0);
    }

    @Test
    void steps_that_nobody_wrote_down_are_null_and_count_for_nothing() {
        StepChunk chunk = StepChunk.split(4, new double[] {7}, boxed(1)).get(0);
        assertThat(chunk.figures()).containsExactly(1.0, null, null, 7.0);
        assertThat(chunk.minimum()).isEqualTo(1);
        assertThat(chunk.nanCount()).isZero();
    }

    @Test
    void what_is_not_a_number_is_counted_and_infinity_is_an_extreme() {
        StepChunk chunk = StepChunk.split(
                        1, new double[] {Double.NaN, 2, Double.POSITIVE_INFINITY, Double.NaN}, new Double[0])
                .get(0);
        assertThat(chunk.nanCount()).isEqualTo(2);
        assertThat(chunk.minimum()).isEqualTo(2);
        assertThat(chunk.maximum()).isInfinite();
        assertThat(chunk.last()).isNaN();
        StepChunk nothing =
                StepChunk.split(1, new double[] {Double.NaN}, new Double[0]).get(0);
        assertThat(nothing.minimum()).isNull();
        assertThat(nothing.maximum()).isNull();
    }

    @Test
    void no_steps_make_no_chunk_and_keep_what_was_there() {
        assertThat(StepChunk.split(1001, new double[0], new Double[0])).isEmpty();
        assertThat(StepChunk.split(1003, new double[0], boxed(1, 2, 3)).get(0).figures())
                .containsExactly(1.0, 2.0);
    }
}
