package org.facelab.dashboard.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.facelab.dashboard.Lab;
import org.facelab.dashboard.run.StepMetrics.Asked;
import org.facelab.dashboard.run.StepMetrics.Line;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StepMetricsTest {
    private static final long ALL = 1_000_000_000L;

    @Inject
    DataSource database;

    @Inject
    StepMetrics steps;

    /** A run with values of so many steps, written in chunks as a worker does. */
    private UUID run(int count, IntToDoubleFunction value) throws SQLException {
        UUID run = Lab.run();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into step_metric (run_id, name, chunk,"
                        + " figures, minimum, maximum, last, nan_count) values (?, 'loss', ?, ?, ?, ?, ?, ?)")) {
            for (int first = 1; first <= count; first += 1_000) {
                Double[] figures = IntStream.rangeClosed(first, Math.min(count, first + 999))
                        .mapToObj(step -> value.applyAsDouble(step))
                        .toArray(Double[]::new);
                List<Double> numbers =
                        Arrays.stream(figures).filter(v -> !v.isNaN()).toList();
                insert.setObject(1, run);
                insert.setInt(2, first / 1_000);
                insert.setArray(3, connection.createArrayOf("float8", figures));
                insert.setObject(4, numbers.stream().min(Double::compare).orElse(null));
                insert.setObject(5, numbers.stream().max(Double::compare).orElse(null));
                insert.setObject(6, figures[figures.length - 1]);
                insert.setInt(7, figures.length - numbers.size());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return run;
    }

    private static double curve(int step) {
        return step == 33_333 || step == 70_001
                ? Double.NaN
                : step == 41_234 ? 1e6 : step == 58_999 ? -1e6 : 1.0 / step;
    }

    @Test
    void hundred_thousand_values_are_few_points_with_every_extreme_and_break() throws SQLException {
        UUID run = run(100_000, StepMetricsTest::curve);
        Line line = steps.of(run, new Asked(null, 1, ALL, 1_000)).get(0);
        assertThat(line.points()).hasSizeLessThanOrEqualTo(1_000).hasSizeGreaterThan(100);
        assertThat(line.points()).extracting(Step::step).contains(1L, 33_333L, 41_234L, 58_999L, 70_001L, 100_000L);
        assertThat(line.points()).extracting(Step::step).isSorted().doesNotHaveDuplicates();
        for (Step point : line.points()) {
            assertThat(Double.valueOf(point.value())).isEqualTo(Double.valueOf(curve((int) point.step())));
        }
        assertThat(line.notFinite()).isEqualTo(2);
        assertThat(line.steps()).isEqualTo(100_000);
        assertThat(line.whole()).isFalse();
    }

    @Test
    void fewer_points_than_chunks_keep_the_extremes_of_all() throws SQLException {
        UUID run = run(100_000, StepMetricsTest::curve);
        Line line = steps.of(run, new Asked("loss", 1, ALL, 12)).get(0);
        assertThat(line.points()).hasSizeLessThanOrEqualTo(12);
        assertThat(line.points()).extracting(Step::step).contains(41_234L, 58_999L, 100_000L);
    }

    @Test
    void short_stretch_is_read_value_by_value() throws SQLException {
        UUID run = run(5_500, StepMetricsTest::curve);
        Line line = steps.of(run, new Asked("loss", 2_001, 2_100, 1_000)).get(0);
        assertThat(line.whole()).isTrue();
        assertThat(line.points()).hasSize(100).first().isEqualTo(new Step(2_001, curve(2_001)));
        Line all = steps.of(run, new Asked("loss", 1, ALL, null)).get(0);
        assertThat(all.points()).hasSize(5_500);
    }

    @Test
    void infinity_hides_no_finite_extreme() throws SQLException {
        UUID run = run(30_000, step -> step == 500 ? Double.POSITIVE_INFINITY : step == 700 ? 9 : 1);
        Line line = steps.of(run, new Asked("loss", 1, ALL, 200)).get(0);
        assertThat(line.points()).contains(new Step(700, 9), new Step(500, Double.POSITIVE_INFINITY));
        assertThat(line.notFinite()).isEqualTo(1);
    }

    @Test
    void address_says_what_is_wrong_with_it_and_a_run_without_steps_has_none() throws SQLException {
        UUID run = run(1_200, step -> step == 7 ? Double.NaN : 2.5);
        given().get("/api/runs/" + run + "/steps?from=1&to=10")
                .then()
                .statusCode(200)
                .body("[0].name", equalTo("loss"))
                .body("[0].points.find { it.step == 7 }.value", equalTo("NaN"))
                .body("[0].notFinite", equalTo(1));
        given().get("/api/runs/" + run + "/steps.csv?to=2")
                .then()
                .statusCode(200)
                .body(equalTo("name,step,value\nloss,1,2.5\nloss,2,2.5\n"));
        for (Map.Entry<String, String> wrong : Map.of(
                        "from=0", "from", "maxPoints=3", "maxPoints", "to=x", "to", "from=9&to=8", "from")
                .entrySet()) {
            given().get("/api/runs/" + run + "/steps?" + wrong.getKey())
                    .then()
                    .statusCode(400)
                    .body("violations.field", hasItem(startsWith(wrong.getValue())));
        }
        given().get("/api/runs/" + Lab.run() + "/steps").then().statusCode(200).body("size()", equalTo(0));
        given().get("/api/runs/" + UUID.randomUUID() + "/steps").then().statusCode(404);
    }
}
