package org.facelab.worker.dataset;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.ZipException;

/** The rows of a text list: fields between blanks, or between commas in a file that is called {@code .csv}. */
final class ListLines implements Closeable {
    private static final int LONGEST = 1 << 16;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String name;
    private final InputStream in;
    private final Limits limits;
    private final boolean table;
    private long bytes;
    private int line;

    /** @param file closed with this */
    ListLines(String name, InputStream file, Limits limits) {
        this.name = name;
        this.in = new BufferedInputStream(file, 1 << 16);
        this.limits = limits;
        this.table = name.toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    /** Its name inside the source. */
    String name() {
        return name;
    }

    /** Whether it is a table with commas. */
    boolean table() {
        return table;
    }

    /** The fields of the next line that is not blank; null at the end. */
    String[] next() throws IOException {
        for (String text = read(); text != null; text = read()) {
            String whole = line == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            if (!whole.isBlank()) {
                return table
                        ? Arrays.stream(whole.split(",", -1))
                                .map(ListLines::unquoted)
                                .toArray(String[]::new)
                        : whole.strip().split("\\s+");
            }
        }
        return null;
    }

    private static String unquoted(String field) {
        String bare = field.strip();
        return bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"")
                ? bare.substring(1, bare.length() - 1)
                : bare;
    }

    private String read() throws IOException {
        line++;
        ByteArrayOutputStream text = new ByteArrayOutputStream(256);
        try {
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (++bytes > limits.fileBytes()) {
                    throw new ImportRefused(name + " is larger than " + (limits.fileBytes() >> 20)
                            + " MiB; CelebA's own lists have 27 MB at most");
                }
                if (c == '\n') {
                    return text.toString(StandardCharsets.UTF_8);
                }
                text.write(c);
                if (text.size() > LONGEST) {
                    throw refused("more than " + LONGEST + " characters", "a row of a list");
                }
            }
        } catch (EOFException | ZipException e) {
            throw new ImportRefused(
                    name + " is damaged after line " + (line - 1) + " (" + e.getMessage()
                            + "); copy or upload it again",
                    e);
        }
        return text.size() == 0 ? null : text.toString(StandardCharsets.UTF_8);
    }

    /** Says where the list is wrong. */
    ImportRefused refused(String found, String expected) {
        return new ImportRefused(name + ", line " + line + ": found " + found + ", expected " + expected);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
