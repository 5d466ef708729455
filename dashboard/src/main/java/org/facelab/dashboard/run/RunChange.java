package org.facelab.dashboard.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.db.entity.Run;

/** Changes what people wrote on a run; what trains it never changes. */
@ApplicationScoped
public class RunChange {
    private final Runs runs;

    RunChange(Runs runs) {
        this.runs = runs;
    }

    /** What may be changed; a field left out stays. */
    record Body(String name, List<String> tags, String notes, Boolean archived) {}

    /**
     * @param body {@code {name, tags, notes, archived}}, each optional
     * @throws NotFound if there is no such run
     * @throws org.facelab.db.settings.InvalidSettings naming every field that is wrong; nothing is changed then
     */
    public void apply(UUID id, JsonNode body) {
        QuarkusTransaction.requiringNew().run(() -> {
            Run run = runs.row(id);
            Fields fields = new Fields(body);
            String name = fields.has("name") ? fields.requiredText("name", NewRun.LONGEST_NAME) : run.name;
            String[] tags = fields.has("tags")
                    ? fields.texts("tags", NewRun.MOST_TAGS, NewRun.LONGEST_TAG).toArray(String[]::new)
                    : run.tags;
            String notes = fields.text("notes", NewRun.LONGEST_NOTES, run.notes);
            boolean archived = fields.truth("archived", run.archived);
            fields.done();
            run.name = name;
            run.tags = tags;
            run.notes = notes;
            run.archived = archived;
        });
    }
}
