package org.facelab.dashboard.page.sweeps;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
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
import java.util.ArrayList;
import java.util.List;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.page.Asked;
import org.facelab.dashboard.sweep.NewSweep;
import org.facelab.dashboard.sweep.SweepSubmission;
import org.facelab.dashboard.sweep.Sweeps;
import org.facelab.db.settings.InvalidSettings;
import org.facelab.db.settings.Violation;

/**
 * The form of a new sweep. All its fields may stand in the address, so that rows are added and the preview is made
 * without script: such buttons send the form to itself.
 */
@Path("/sweeps/new")
@Blocking
public class SweepForm {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance show(SweepFormView view);

        static native TemplateInstance show$form(SweepFormView view);
    }

    private final SweepForms forms;
    private final SweepSubmission submission;
    private final Sweeps sweeps;

    SweepForm(SweepForms forms, SweepSubmission submission, Sweeps sweeps) {
        this.forms = forms;
        this.submission = submission;
        this.sweeps = sweeps;
    }

    /** The form with what the sweep would do; to htmx the same without the page around it. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(@Context UriInfo uri, @Context HttpHeaders headers) {
        MultivaluedMap<String, String> asked = uri.getQueryParameters();
        SweepEntered entered = SweepEntered.of(asked);
        String from = asked.getFirst("from");
        if (from != null) {
            entered = SweepEntered.of(sweeps.get(NotFound.id("sweep", from)), entered.fields());
        }
        boolean told = "preview".equals(asked.getFirst("do"));
        SweepFormView view = forms.read(entered, List.of(), told, host(uri));
        return Asked.forFragment(headers) ? Templates.show$form(view) : Templates.show(view);
    }

    /** Queues the sweep; what is refused comes back with all that was typed. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    public Response submit(MultivaluedMap<String, String> form, @Context UriInfo uri) {
        SweepEntered entered = SweepEntered.of(form);
        List<Violation> twice = entered.twice();
        List<Violation> violations = new ArrayList<>();
        if (twice.isEmpty()) {
            try {
                return Response.seeOther(URI.create("/sweeps/"
                                + submission
                                        .submit(NewSweep.read(entered.body()))
                                        .id()))
                        .build();
            } catch (InvalidSettings e) {
                violations.addAll(e.violations());
            }
        }
        return Response.status(400)
                .entity(Templates.show(forms.read(entered, violations, true, host(uri))))
                .build();
    }

    private static String host(UriInfo uri) {
        return uri.getBaseUri().getAuthority();
    }
}
