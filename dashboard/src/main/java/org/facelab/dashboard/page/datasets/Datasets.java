package org.facelab.dashboard.page.datasets;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.facelab.dashboard.dataset.DatasetDeletion;
import org.facelab.dashboard.dataset.DatasetForm;
import org.facelab.dashboard.dataset.DatasetSubmission;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.job.JobControl;
import org.facelab.dashboard.page.Asked;
import org.facelab.db.settings.InvalidSettings;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/** The page of data sets: what there is, and the forms for more. */
@Path("/datasets")
@Blocking
public class Datasets {
    private final DatasetsQuery query;
    private final EnteredForm forms;
    private final DatasetSubmission submission;
    private final DatasetDeletion deletion;
    private final JobControl jobs;

    Datasets(
            DatasetsQuery query,
            EnteredForm forms,
            DatasetSubmission submission,
            DatasetDeletion deletion,
            JobControl jobs) {
        this.query = query;
        this.forms = forms;
        this.submission = submission;
        this.deletion = deletion;
        this.jobs = jobs;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance list(DatasetsView view);

        static native TemplateInstance list$cards(DatasetsView view);

        static native TemplateInstance delete(DatasetCard card);

        static native TemplateInstance delete$ask(DatasetCard card);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance list(@RestQuery @DefaultValue("1") int page, @Context HttpHeaders headers) {
        DatasetsView view = query.read(page, forms.fresh());
        return Asked.forFragment(headers) ? Templates.list$cards(view) : Templates.list(view);
    }

    /** Takes one of the three forms; what is refused comes back with all that was typed. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.TEXT_HTML)
    public Response submit(MultipartFormDataInput form) {
        try {
            submission.submit(DatasetForm.read(form));
            return Response.seeOther(URI.create("/datasets")).build();
        } catch (InvalidSettings e) {
            DatasetsView view = query.read(1, forms.refused(form, e.violations()));
            return Response.status(400).entity(Templates.list(view)).build();
        }
    }

    /** Asks before deleting. */
    @GET
    @Path("{id}/delete")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance ask(@RestPath String id, @Context HttpHeaders headers) {
        DatasetCard card = query.find(NotFound.id("data set", id)).orElseThrow(() -> new NotFound("data set", id));
        return Asked.forFragment(headers) ? Templates.delete$ask(card) : Templates.delete(card);
    }

    @POST
    @Path("{id}/delete")
    public Response delete(@RestPath String id) {
        deletion.delete(NotFound.id("data set", id));
        return Response.seeOther(URI.create("/datasets")).build();
    }

    /** Cancels an import. */
    @POST
    @Path("{id}/cancel")
    public Response cancel(@RestPath String id) {
        DatasetCard card = query.find(NotFound.id("data set", id)).orElseThrow(() -> new NotFound("data set", id));
        jobs.cancel(card.standing().jobId(), "the import of \"" + card.name().text() + "\"");
        return Response.seeOther(URI.create("/datasets")).build();
    }
}
