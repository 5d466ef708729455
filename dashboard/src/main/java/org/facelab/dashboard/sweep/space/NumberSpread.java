package org.facelab.dashboard.sweep.space;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalInt;

/**
 * Real numbers, spread evenly or evenly in their logarithm. They are rounded to four digits, which people can read and
 * no training can tell apart.
 */
record NumberSpread(double low, double high, boolean logarithmic) implements Spread {
    private static final MathContext DIGITS = new MathContext(4);

    @Override
    public JsonNode at(double unit) {
        double exact = logarithmic
                ? Math.exp(Math.log(low) + (Math.log(high) - Math.log(low)) * unit)
                : low + (high - low) * unit;
        double rounded = new BigDecimal(exact).round(DIGITS).doubleValue();
        return DoubleNode.valueOf(Math.max(low, Math.min(high, rounded)));
    }

    @Override
    public double unit(JsonNode value) {
        double number = value.doubleValue();
        double unit = logarithmic
                ? (Math.log(number) - Math.log(low)) / (Math.log(high) - Math.log(low))
                : (number - low) / (high - low);
        return Math.max(0, Math.min(1, unit));
    }

    @Override
    public OptionalInt count() {
        return OptionalInt.empty();
    }

    @Override
    public JsonNode cell(int index) {
        throw new UnsupportedOperationException("a range of real numbers has no cells");
    }

    @Override
    public boolean ordered() {
        return true;
    }
}
