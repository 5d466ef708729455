package org.facelab.dashboard.page.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.facelab.dashboard.edge.Conflict;
import org.facelab.dashboard.page.Asked;
import org.facelab.dashboard.run.RunChange;
import org.facelab.dashboard.run.RunControl;
import org.facelab.db.settings.InvalidSettings;
import org.facelab.db.settings.Violation;
import org.jboss.resteasy.reactive.RestPath;

/** The two small forms of a run: train on for more epochs, and change name, tags and notes. Each is a page, or a dialog. */
@Path("/runs/{id}")
@Blocking
public class RunForms {
    private final RunPages pages;
    private final Offers offers;
    private final RunControl control;
    private final RunChange change;

    RunForms(RunPages pages, Offers offers, RunControl control, RunChange change) {
        this.pages = pages;
        this.offers = offers;
        this.control = control;
        this.change = change;
    }

    /**
     * What stands in a form, and what is wrong with it.
     *
     * @param problems as in {@code epochs must be a whole number}, empty if none
     */
    public record Typed(String epochs, String name, String tags, String notes, List<Violation> problems) {
        public boolean refused() {
            return !problems.isEmpty();
        }

        /** What is wrong with a field, or empty. */
        public String error(String field) {
            return problems.stream()
                    .filter(problem ->
                            problem.field().equals(field) || problem.field().startsWith(field + "["))
                    .map(Violation::message)
                    .collect(Collectors.joining("; "));
        }
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance more(RunHead head, Offer offer, Typed typed);

        static native TemplateInstance more$ask(RunHead head, Offer offer, Typed typed);

        static native TemplateInstance edit(RunHead head, Typed typed);

        static native TemplateInstance edit$ask(RunHead head, Typed typed);
    }

    @GET
    @Path("continue")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance more(@RestPath UUID id, @Context HttpHeaders headers) {
        RunHead head = pages.head(id);
        Typed typed = new Typed(String.valueOf(head.work().settings().epochs()), "", "", "", List.of());
        return Asked.forFragment(headers)
                ? Templates.more$ask(head, offers.of(id), typed)
                : Templates.more(head, offers.of(id), typed);
    }

    /** Queues the added epochs. */
    @POST
    @Path("continue")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response more(@RestPath UUID id, @FormParam("epochs") @DefaultValue("") String epochs) {
        try {
            control.continueFor(id, number(epochs));
        } catch (InvalidSettings e) {
            Typed typed = new Typed(epochs, "", "", "", e.violations());
            return html(400, Templates.more(pages.head(id), offers.of(id), typed));
        } catch (Conflict e) {
            return pages.refused(id, 409, e.getMessage());
        }
        return back(id);
    }

    private static int number(String epochs) {
        try {
            return Integer.parseInt(epochs.strip());
        } catch (NumberFormatException e) {
            throw new InvalidSettings(List.of(
                    new Violation("epochs", "must be a whole number, 1 or more, not \"" + epochs.strip() + "\"")));
        }
    }

    @GET
    @Path("edit")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance edit(@RestPath UUID id, @Context HttpHeaders headers) {
        RunHead head = pages.head(id);
        Typed typed = new Typed(
                "",
                head.run().name(),
                String.join(", ", head.run().tags()),
                offers.of(id).notes(),
                List.of());
        return Asked.forFragment(headers) ? Templates.edit$ask(head, typed) : Templates.edit(head, typed);
    }

    @POST
    @Path("edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response edit(
            @RestPath UUID id,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("tags") @DefaultValue("") String tags,
            @FormParam("notes") @DefaultValue("") String notes) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("name", name).put("notes", notes);
        Arrays.stream(tags.split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .forEach(body.putArray("tags")::add);
        try {
            change.apply(id, body);
        } catch (InvalidSettings e) {
            return html(400, Templates.edit(pages.head(id), new Typed("", name, tags, notes, e.violations())));
        }
        return back(id);
    }

    private static Response html(int status, TemplateInstance page) {
        return Response.status(status).type(MediaType.TEXT_HTML).entity(page).build();
    }

    private static Response back(UUID id) {
        return Response.seeOther(URI.create("/runs/" + id)).build();
    }
}
