package org.facelab.dashboard.page.generate;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.face.FaceName;
import org.facelab.dashboard.face.Mark;
import org.facelab.dashboard.face.Marks;
import org.facelab.dashboard.face.Saying;
import org.facelab.dashboard.face.Sheet;
import org.facelab.dashboard.generation.GenerationSubmission;
import org.facelab.dashboard.generation.NewGeneration;
import org.facelab.dashboard.generation.Remakes;
import org.facelab.dashboard.job.JobControl;
import org.facelab.db.entity.Generation;
import org.facelab.db.settings.InvalidSettings;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** New faces from a checkpoint; the same request again gives identical pixels. */
@Path("/generate")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class GeneratePage {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance show(GenerateView view);

        static native TemplateInstance show$drawing(GenerateView view);

        static native TemplateInstance show$one(GenerateView view);

        static native TemplateInstance show$call(GenerateView view);
    }

    private final GenerateViews views;
    private final GenerationSubmission submission;
    private final Remakes remakes;
    private final Marks marks;
    private final JobControl jobs;

    GeneratePage(GenerateViews views, GenerationSubmission submission, Remakes remakes, Marks marks, JobControl jobs) {
        this.views = views;
        this.submission = submission;
        this.remakes = remakes;
        this.marks = marks;
        this.jobs = jobs;
    }

    /** The query of the address. */
    public static class Query {
        @RestQuery
        UUID run;

        @RestQuery
        UUID checkpoint;

        @RestQuery
        UUID generation;

        @RestQuery
        Integer face;

        @RestQuery
        UUID before;

        @RestQuery
        String kind;
    }

    /** The bar as it was sent. */
    public static class Form {
        @RestForm
        String checkpointId;

        @RestForm
        String count;

        @RestForm
        String seed;

        @RestForm
        String sampler;

        @RestForm
        String temperature;

        @RestForm
        String kind;

        @RestForm
        List<String> index;

        @RestForm
        String indices;
    }

    /** The page, or to htmx the part that it names. */
    @GET
    public TemplateInstance show(
            @BeanParam Query query, @HeaderParam("HX-Target") String target, @Context UriInfo uri) {
        GenerateView view = views.of(query, host(uri));
        if ("drawing".equals(target)) {
            return Templates.show$drawing(view);
        }
        return "one".equals(target) ? Templates.show$one(view) : Templates.show(view);
    }

    /** Takes the bar up, or gives it back with what is wrong. */
    @POST
    public Response draw(@BeanParam Form form, @Context UriInfo uri) {
        try {
            UUID id = submission
                    .submit(NewGeneration.read(EnteredWish.body(form)))
                    .id();
            return Response.seeOther(URI.create("/generate?generation=" + id)).build();
        } catch (InvalidSettings e) {
            return Response.status(Response.Status.BAD_REQUEST)
                    .entity(Templates.show(views.refused(form, e.violations(), host(uri))))
                    .build();
        }
    }

    /** What stands in the bar as a call of the API; asks for nothing itself. */
    @POST
    @Path("call")
    public TemplateInstance call(@BeanParam Form form, @Context UriInfo uri) {
        return Templates.show$call(views.refused(form, List.of(), host(uri)));
    }

    /** Ends a drawing that waits or runs; the page then says that no face was kept. */
    @POST
    @Path("cancel")
    public Response cancel(@RestForm UUID generation) {
        Generation asked = generation == null ? null : Generation.findById(generation);
        if (asked == null) {
            throw new NotFound("generation", generation);
        }
        jobs.cancel(asked.jobId, "the drawing");
        return Response.seeOther(URI.create("/generate?generation=" + generation))
                .build();
    }

    /** Makes a generation, or a picture of a run, again. */
    @POST
    @Path("again")
    public Response again(@RestForm UUID generation, @RestForm UUID picture) {
        if (generation == null && picture == null) {
            throw new NotFound("the form names neither a generation nor a picture to make again");
        }
        UUID id = picture == null
                ? remakes.generation(generation).id()
                : remakes.picture(picture).id();
        return Response.seeOther(URI.create("/generate?generation=" + id)).build();
    }

    /** Stars or rates the face that the address shows, and shows it again. */
    @POST
    @Path("mark")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response mark(
            @BeanParam Query query,
            @RestForm String favourite,
            @RestForm String rating,
            @HeaderParam("HX-Target") String target,
            @Context UriInfo uri) {
        if (query.generation == null || query.face == null) {
            throw new NotFound("the address names no generation and face to mark");
        }
        FaceName face = new FaceName(Sheet.generation(query.generation), query.face - 1);
        Mark mark = Saying.over(marks.of(face), favourite, rating);
        marks.put(face, mark.favourite(), mark.rating());
        return target != null
                ? Response.ok(Templates.show$one(views.of(query, host(uri)))).build()
                : Response.seeOther(URI.create("/generate?generation=" + query.generation + "&face=" + query.face))
                        .build();
    }

    private static String host(UriInfo uri) {
        return uri.getBaseUri().getAuthority();
    }
}
