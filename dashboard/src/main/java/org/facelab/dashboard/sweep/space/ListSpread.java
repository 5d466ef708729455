package org.facelab.dashboard.sweep.space;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalInt;

/** Listed values, each equally likely and none nearer to another. */
record ListSpread(List<JsonNode> values) implements Spread {
    ListSpread {
        values = List.copyOf(values);
    }

    @Override
    public JsonNode at(double unit) {
        return cell(Math.min(values.size() - 1, (int) (unit * values.size())));
    }

    @Override
    public double unit(JsonNode value) {
        return (Math.max(0, values.indexOf(value)) + 0.5) / values.size();
    }

    @Override
    public OptionalInt count() {
        return OptionalInt.of(values.size());
    }

    @Override
    public JsonNode cell(int index) {
        return values.get(index);
    }

    @Override
    public boolean ordered() {
        return false;
    }
}
