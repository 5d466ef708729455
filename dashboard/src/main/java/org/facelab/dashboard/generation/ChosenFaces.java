package org.facelab.dashboard.generation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.facelab.dashboard.edge.Fields;

/**
 * Validation faces that the model is to reconstruct.
 *
 * @param indices places among the data set's validation faces, counted from 0; 1 to {@link NewGeneration#MOST}, none twice
 */
public record ChosenFaces(List<Integer> indices) implements Wish {
    static final List<String> FIELDS = List.of("indices");
    private static final String INDICES = "indices";

    @Override
    public int count() {
        return indices.size();
    }

    static ChosenFaces read(Fields fields) {
        for (String other : RandomFaces.FIELDS) {
            if (fields.has(other)) {
                fields.refuse(
                        other, "goes with the kind RANDOM alone; a reconstruction has its face and nothing to draw");
            }
        }
        JsonNode list = fields.tree(INDICES);
        List<Integer> indices = new ArrayList<>();
        if (list == null || !list.isArray() || list.isEmpty() || list.size() > NewGeneration.MOST) {
            String found = list == null ? "" : list.isArray() ? ", not " + list.size() : ", not " + list.getNodeType();
            fields.refuse(
                    INDICES,
                    "is required for RECONSTRUCTION: a list of 1 to " + NewGeneration.MOST
                            + " places of validation faces, counted from 0" + found);
            return new ChosenFaces(indices);
        }
        for (int i = 0; i < list.size(); i++) {
            JsonNode each = list.get(i);
            if (!each.isIntegralNumber() || !each.canConvertToInt() || each.asInt() < 0) {
                fields.refuse(INDICES + "[" + i + "]", "must be a whole number from 0, not " + each);
            } else if (indices.contains(each.asInt())) {
                fields.refuse(INDICES + "[" + i + "]", "is " + each + " a second time; name each face once");
            } else {
                indices.add(each.asInt());
            }
        }
        return new ChosenFaces(indices);
    }
}
