package org.facelab.dashboard.page.run;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.facelab.dashboard.edge.Conflict;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.run.RunAction;
import org.facelab.dashboard.run.RunChange;
import org.facelab.dashboard.run.RunControl;
import org.facelab.dashboard.run.RunDeletion;
import org.jboss.resteasy.reactive.RestPath;

/**
 * The buttons of a run's page: each is a form that is posted and leads back to the page. What the run's state does not allow
 * comes back as the page with the reason on top, and 409.
 */
@Path("/runs/{id}")
@Blocking
public class RunDeeds {
    private final RunPages pages;
    private final RunControl control;
    private final RunChange change;
    private final RunDeletion deletion;

    RunDeeds(RunPages pages, RunControl control, RunChange change, RunDeletion deletion) {
        this.pages = pages;
        this.control = control;
        this.change = change;
        this.deletion = deletion;
    }

    @POST
    @Path("{deed: pause|resume|cancel|retry|sample-now|save-now|archive|unarchive|delete}")
    public Response act(@RestPath UUID id, @RestPath String deed) {
        RunAction action = RunAction.of(deed).orElseThrow(() -> new NotFound("deed", deed));
        try {
            act(id, action);
        } catch (Conflict e) {
            return pages.refused(id, 409, e.getMessage());
        }
        return Response.seeOther(URI.create(action == RunAction.DELETE ? "/runs" : "/runs/" + id))
                .build();
    }

    private void act(UUID id, RunAction action) {
        switch (action) {
            case PAUSE -> control.pause(id);
            case RESUME -> control.resume(id);
            case CANCEL -> control.cancel(id);
            case RETRY -> control.retry(id);
            case SAMPLE_NOW -> control.sampleNow(id);
            case SAVE_NOW -> control.saveNow(id);
            case ARCHIVE -> change.archive(id);
            case UNARCHIVE -> change.unarchive(id);
            case DELETE -> deletion.delete(id);
            case CONTINUE, FORK, CLONE -> throw new IllegalArgumentException(action.word() + " has a form of its own");
        }
    }
}
