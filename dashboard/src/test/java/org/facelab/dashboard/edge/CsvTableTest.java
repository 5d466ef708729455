package org.facelab.dashboard.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTableTest {
    private static String row(Object... cells) {
        return new CsvTable(List.of("a", "b"), List.of(Arrays.asList(cells)))
                .text()
                .substring(4);
    }

    @Test
    void text_that_a_spreadsheet_would_run_begins_with_an_apostrophe() {
        assertThat(row("=1+1", "+x")).isEqualTo("'=1+1,'+x\n");
        assertThat(row("@SUM(A1)", "-2+3")).isEqualTo("'@SUM(A1),'-2+3\n");
    }

    @Test
    void numbers_stay_numbers_also_negative_ones_and_those_that_are_none() {
        assertThat(row(-2.5, Double.NaN)).isEqualTo("-2.5,NaN\n");
    }

    @Test
    void commas_quotes_and_lines_are_quoted_and_nothing_is_empty() {
        assertThat(row("a, \"b\"\nc", null)).isEqualTo("\"a, \"\"b\"\"\nc\",\n");
    }
}
