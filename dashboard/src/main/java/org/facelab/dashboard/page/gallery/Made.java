package org.facelab.dashboard.page.gallery;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.job.Progress;
import org.facelab.dashboard.page.Rows;

/** Tells all that made a picture, as it also stands in the PNG's text. */
@ApplicationScoped
class Made {
    /** @param name as in the PNG's JSON, parts of parts behind a dot */
    public record Fact(String name, String value) {}

    private final Rows rows;

    Made(Rows rows) {
        this.rows = rows;
    }

    /** The facts in the order in which they were written down. */
    List<Fact> of(UUID picture) {
        List<Fact> facts = new ArrayList<>();
        rows.first("select made_from from picture where id = ?", row -> row.getString(1), picture)
                .ifPresent(json -> add(facts, "", Progress.tree(json)));
        return facts;
    }

    private static void add(List<Fact> facts, String name, JsonNode value) {
        if (value.isObject()) {
            value.properties()
                    .forEach(each ->
                            add(facts, name.isEmpty() ? each.getKey() : name + "." + each.getKey(), each.getValue()));
        } else {
            facts.add(new Fact(name, value.isValueNode() ? value.asText() : value.toString()));
        }
    }
}
