package org.facelab.dashboard.page.generate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.util.UUID;
import org.facelab.dashboard.generation.GenerationSubmission;
import org.facelab.dashboard.generation.NewGeneration;
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
    }

    private final GenerateViews views;
    private final GenerationSubmission submission;

    GeneratePage(GenerateViews views, GenerationSubmission submission) {
        this.views = views;
        this.submission = submission;
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
    }

    /** The page, or to htmx the part that it names. */
    @GET
    public TemplateInstance show(@BeanParam Query query, @HeaderParam("HX-Target") String target) {
        GenerateView view = views.of(query);
        if ("drawing".equals(target)) {
            return Templates.show$drawing(view);
        }
        return "one".equals(target) ? Templates.show$one(view) : Templates.show(view);
    }

    /** Takes the bar up, or gives it back with what is wrong. */
    @POST
    public Response draw(@BeanParam Form form) {
        try {
            UUID id = submission.submit(NewGeneration.read(body(form))).id();
            return Response.seeOther(URI.create("/generate?generation=" + id)).build();
        } catch (InvalidSettings e) {
            return Response.status(Response.Status.BAD_REQUEST)
                    .entity(Templates.show(views.refused(form, e.violations())))
                    .build();
        }
    }

    private static ObjectNode body(Form form) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        put(body, "checkpointId", form.checkpointId, false);
        put(body, "count", form.count, true);
        put(body, "seed", form.seed, true);
        put(body, "sampler", form.sampler, false);
        put(body, "temperature", form.temperature, true);
        return body;
    }

    /** An empty field is one left out; what is no number stays text, and is refused with the others. */
    private static void put(ObjectNode body, String name, String text, boolean number) {
        if (text == null || text.isBlank()) {
            return;
        }
        String value = text.strip();
        if (number && value.matches("-?\\d{1,18}")) {
            body.put(name, Long.parseLong(value));
        } else if (number && value.matches("-?\\d{1,9}\\.\\d{1,9}")) {
            body.put(name, new BigDecimal(value));
        } else {
            body.put(name, value);
        }
    }
}
