package org.facelab.dashboard.sweep.space;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalInt;

/**
 * The values of one searched setting, laid out over the unit interval so that equal lengths are equally likely. Values are
 * JSON as settings have it: {@code IntNode}, {@code DoubleNode}, text or truth, so that equal ones are equal.
 */
public sealed interface Spread permits NumberSpread, WholeSpread, ListSpread {
    /** @param unit in [0, 1) */
    JsonNode at(double unit);

    /** Where a value lies, the middle of its cell where there are cells: {@code at(unit(v))} is v. */
    double unit(JsonNode value);

    /** How many values there are, empty where they are endless. */
    OptionalInt count();

    /** The value of a cell, from 0; only where there is a {@link #count}. */
    JsonNode cell(int index);

    /** Whether neighbours are more alike than others. */
    boolean ordered();

    /** Real numbers, evenly. */
    static Spread range(double low, double high) {
        return new NumberSpread(low, high, false);
    }

    /** Real numbers, evenly in their logarithm. */
    static Spread log(double low, double high) {
        return new NumberSpread(low, high, true);
    }

    /** Whole numbers with both ends, evenly. */
    static Spread whole(int low, int high, int step) {
        return new WholeSpread(low, high, step, false, false);
    }

    /** Listed values. */
    static Spread list(List<JsonNode> values) {
        return new ListSpread(values);
    }
}
