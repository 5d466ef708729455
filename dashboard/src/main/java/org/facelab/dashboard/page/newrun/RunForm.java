package org.facelab.dashboard.page.newrun;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.job.Submitted;
import org.facelab.dashboard.page.Asked;
import org.facelab.dashboard.run.NewRun;
import org.facelab.dashboard.run.RunSubmission;
import org.facelab.db.settings.InvalidSettings;
import org.facelab.db.settings.Violation;

/**
 * The form of a new run. Its fields may stand in the address: {@code ?preset=quick}, {@code ?dataset=ID}, {@code ?from=ID}
 * for the settings of another run, {@code ?fork=ID} for a start from a checkpoint, and every field by its name; so presets
 * work without script.
 */
@Path("/runs/new")
@Blocking
public class RunForm {
    private final RunFormQuery query;
    private final RunSubmission submission;
    private final Forebears forebears;

    RunForm(RunFormQuery query, RunSubmission submission, Forebears forebears) {
        this.query = query;
        this.submission = submission;
        this.forebears = forebears;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance show(RunFormView view);

        static native TemplateInstance show$takes(RunFormView view);
    }

    /** The form; to htmx, what the run will take with what stands in the form. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Transactional
    public TemplateInstance show(@Context UriInfo uri, @Context HttpHeaders headers) {
        RunFormView view = query.read(entered(uri.getQueryParameters()), List.of(), host(uri));
        return Asked.forFragment(headers) ? Templates.show$takes(view) : Templates.show(view);
    }

    /** Queues the run; what is refused comes back with all that was typed. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    public Response submit(MultivaluedMap<String, String> form, @Context UriInfo uri) {
        Entered entered = Entered.of(form);
        try {
            Submitted submitted = submission.submit(NewRun.read(entered.body()));
            return Response.seeOther(URI.create("/runs/" + submitted.id())).build();
        } catch (InvalidSettings e) {
            return refused(entered, e.violations(), uri);
        }
    }

    private Response refused(Entered entered, List<Violation> violations, UriInfo uri) {
        return Response.status(400)
                .entity(Templates.show(query.read(entered, violations, host(uri))))
                .build();
    }

    private Entered entered(MultivaluedMap<String, String> asked) {
        Entered entered = Entered.of(asked);
        String from = asked.getFirst("from");
        String fork = asked.getFirst("fork");
        if (from != null || fork != null) {
            entered = taken(entered, from, fork);
        }
        if (asked.getFirst("dataset") != null) {
            entered = entered.with("datasetId", asked.getFirst("dataset"));
        }
        Preset preset = RunFormQuery.preset(asked.getFirst("preset"));
        return preset == null ? entered : entered.with(preset);
    }

    /** The form of another run, filled in; what it comes from is sent along. */
    private Entered taken(Entered entered, String from, String fork) {
        Entered known = fork != null
                ? entered.with(Entered.PARENT, NotFound.id("checkpoint", fork).toString())
                : entered.with(Entered.CLONED, NotFound.id("run", from).toString());
        Forebear forebear = forebears
                .of(known)
                .orElseThrow(() -> fork != null ? new NotFound("checkpoint", fork) : new NotFound("run", from));
        return known.with(forebear.settings())
                .with("datasetId", forebear.datasetId().toString())
                .with("name", shortened(forebear.label().name() + (fork != null ? " fork" : " again")));
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= NewRun.LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, NewRun.LONGEST_NAME));
    }

    private static String host(UriInfo uri) {
        return uri.getBaseUri().getAuthority();
    }
}
