package org.facelab.dashboard.page.runs;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.facelab.dashboard.page.Asked;

/** The page of runs: filtered, sorted and paged by the database. */
@Path("/runs")
@Blocking
public class Runs {
    private final RunsQuery query;

    Runs(RunsQuery query) {
        this.query = query;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance list(RunsView view);

        static native TemplateInstance list$table(RunsView view);

        static native TemplateInstance remove(Doomed doomed);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance list(@Context UriInfo uri, @Context HttpHeaders headers) {
        RunsView view = query.read(RunsAddress.read(uri.getQueryParameters()), Outcome.NONE);
        return Asked.forFragment(headers) ? Templates.list$table(view) : Templates.list(view);
    }
}
