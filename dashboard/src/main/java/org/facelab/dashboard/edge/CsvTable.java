package org.facelab.dashboard.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A table as CSV (RFC 4180 with plain line ends, UTF-8). Names and notes are typed by people and opened in spreadsheets by others, which run
 * what begins like a formula: such texts get an apostrophe before them. Numbers stay as they are, {@code NaN} among them.
 *
 * @param head names of the columns
 * @param rows a cell is a number, a text, or null for nothing
 */
public record CsvTable(List<String> head, List<List<Object>> rows) {
    private static final String FORMULA = "=+-@\t\r";

    /** All of it. */
    public String text() {
        StringBuilder text = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(head.toArray(String[]::new))
                .setRecordSeparator("\n")
                .get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (List<Object> row : rows) {
                for (Object cell : row) {
                    printer.print(harmless(cell));
                }
                printer.println();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a table cannot be written into memory", e);
        }
        return text.toString();
    }

    private static Object harmless(Object cell) {
        return cell instanceof String text && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : cell;
    }
}
