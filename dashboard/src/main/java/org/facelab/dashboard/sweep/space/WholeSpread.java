package org.facelab.dashboard.sweep.space;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.OptionalInt;

/**
 * Whole numbers with both ends, spread evenly or evenly in their logarithm.
 *
 * @param step between neighbours, counted from the low end
 * @param real whether the setting takes fractions too, so that its values are written as such
 */
record WholeSpread(int low, int high, int step, boolean logarithmic, boolean real) implements Spread {
    @Override
    public JsonNode at(double unit) {
        int cell;
        if (logarithmic) {
            // each number owns what rounds to it, so that the ends get no less than their share
            double exact = (low - 0.5) * Math.pow((high + 0.5) / (low - 0.5), unit);
            cell = (int) Math.rint(exact) - low;
        } else {
            cell = (int) (unit * cells());
        }
        return cell(Math.max(0, Math.min(cells() - 1, cell)));
    }

    @Override
    public double unit(JsonNode value) {
        int number = (int) Math.rint(value.doubleValue());
        if (logarithmic) {
            double middle = Math.log(Math.max(low, Math.min(high, number)) / (low - 0.5));
            return middle / Math.log((high + 0.5) / (low - 0.5));
        }
        double unit = ((number - low) / step + 0.5) / cells();
        return Math.max(0, Math.min(1, unit));
    }

    @Override
    public OptionalInt count() {
        return OptionalInt.of(cells());
    }

    @Override
    public JsonNode cell(int index) {
        int number = low + index * step;
        return real ? DoubleNode.valueOf(number) : IntNode.valueOf(number);
    }

    @Override
    public boolean ordered() {
        return true;
    }

    private int cells() {
        return (high - low) / step + 1;
    }
}
