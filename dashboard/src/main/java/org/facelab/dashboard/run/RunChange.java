package org.facelab.dashboard.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.facelab.dashboard.edge.Conflict;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.db.entity.Run;

/** Changes what people wrote on a run; what trains it never changes. Each call throws {@link NotFound} if there is no such run. */
@ApplicationScoped
public class RunChange {
    private final EntityManager entities;

    RunChange(EntityManager entities) {
        this.entities = entities;
    }

    /** What may be changed; a field left out stays. */
    record Body(String name, List<String> tags, String notes, Boolean archived) {}

    /**
     * @param body {@code {name, tags, notes, archived}}, each optional
     * @throws org.facelab.db.settings.InvalidSettings naming every field that is wrong; nothing is changed then
     */
    public void apply(UUID id, JsonNode body) {
        change(id, run -> {
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

    /**
     * Takes a run out of the lists that people look at daily.
     *
     * @throws Conflict if it is archived already
     */
    public void archive(UUID id) {
        change(id, run -> {
            if (run.archived) {
                throw new Conflict("run #" + run.number + " is archived already; allowed is unarchive");
            }
            run.archived = true;
        });
    }

    /**
     * Puts it back.
     *
     * @throws Conflict if it is not archived
     */
    public void unarchive(UUID id) {
        change(id, run -> {
            if (!run.archived) {
                throw new Conflict("run #" + run.number + " is not archived; allowed is archive");
            }
            run.archived = false;
        });
    }

    /**
     * Puts tags on a run, beside those that it has.
     *
     * @throws Conflict if it would have too many
     */
    public void tag(UUID id, List<String> more) {
        change(id, run -> {
            Set<String> tags = new LinkedHashSet<>(Arrays.asList(run.tags));
            tags.addAll(more);
            if (tags.size() > NewRun.MOST_TAGS) {
                throw new Conflict("run #" + run.number + " would have " + tags.size() + " tags, at most "
                        + NewRun.MOST_TAGS + " are allowed; take some off first");
            }
            run.tags = tags.toArray(String[]::new);
        });
    }

    /** Takes tags off a run. */
    public void untag(UUID id, List<String> less) {
        change(
                id,
                run -> run.tags = Arrays.stream(run.tags)
                        .filter(tag -> !less.contains(tag))
                        .toArray(String[]::new));
    }

    private void change(UUID id, Consumer<Run> change) {
        QuarkusTransaction.requiringNew().run(() -> {
            // held: its worker writes other columns of the row, and none of the two may undo the other's
            Run run = entities.find(Run.class, id, LockModeType.PESSIMISTIC_WRITE);
            if (run == null) {
                throw new NotFound("run", id);
            }
            change.accept(run);
        });
    }
}
