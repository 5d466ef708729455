package org.facelab.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RandomnessTest {
    @Test
    void stream_of_a_seed_and_a_number_is_its_own_and_always_the_same() {
        assertThat(Randomness.normals(1, 0, 4)).containsExactly(Randomness.normals(1, 0, 4));
        assertThat(Arrays.copyOf(Randomness.normals(1, 0, 8), 3)).containsExactly(Randomness.normals(1, 0, 3));
        assertThat(Randomness.normals(1, 0, 4)).doesNotContain(Randomness.normals(1, 1, 4));
        assertThat(Randomness.normals(1, 0, 4)).doesNotContain(Randomness.normals(2, 0, 4));
    }

    @Test
    void normals_have_mean_0_and_variance_1() {
        double[] normals = Randomness.normals(5, 5, 100_000);
        assertThat(Arrays.stream(normals).average().orElseThrow()).isCloseTo(0, within(0.015));
        assertThat(Arrays.stream(normals).map(x -> x * x).average().orElseThrow())
                .isCloseTo(1, within(0.02));
        assertThat(Arrays.stream(normals).allMatch(Double::isFinite)).isTrue();
    }
}
