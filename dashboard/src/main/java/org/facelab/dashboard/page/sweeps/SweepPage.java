package org.facelab.dashboard.page.sweeps;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
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
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.page.Asked;
import org.facelab.dashboard.sweep.SweepControl;
import org.facelab.dashboard.sweep.SweepDeletion;
import org.facelab.dashboard.sweep.SweepView;
import org.facelab.dashboard.sweep.Sweeps;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The page of one sweep with its charts, and the buttons on it. */
@Path("/sweeps/{id}")
@Blocking
public class SweepPage {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance show(SweepPageView view);

        static native TemplateInstance show$live(SweepPageView view);

        static native TemplateInstance remove(SweepView sweep);
    }

    private final SweepPages pages;
    private final Sweeps sweeps;
    private final TrialCurves curves;
    private final SweepControl control;
    private final SweepDeletion deletion;

    SweepPage(SweepPages pages, Sweeps sweeps, TrialCurves curves, SweepControl control, SweepDeletion deletion) {
        this.pages = pages;
        this.sweeps = sweeps;
        this.curves = curves;
        this.control = control;
        this.deletion = deletion;
    }

    /** The query of the address. */
    public static class Query {
        @RestQuery
        String show;

        @RestQuery
        @DefaultValue("objective")
        String sort;

        @RestQuery
        @DefaultValue("1")
        String page;

        @RestQuery
        String wall;

        @RestQuery
        String faces;

        SweepAsked asked(UUID sweep) {
            boolean fits = sort.matches("-?[A-Za-z][A-Za-z0-9]{0,59}");
            return new SweepAsked(
                    sweep,
                    SweepAsked.Show.of(show),
                    fits ? sort : "objective",
                    page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1,
                    "newest".equals(wall),
                    "all".equals(faces));
        }
    }

    /** The page, or to htmx what changes on it. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(@RestPath String id, @BeanParam Query query, @Context HttpHeaders headers) {
        SweepPageView view = pages.of(query.asked(id(id)));
        return Asked.forFragment(headers) ? Templates.show$live(view) : Templates.show(view);
    }

    /** The trials, for the charts. */
    @GET
    @Path("points")
    @Produces(MediaType.APPLICATION_JSON)
    public SweepPoints points(@RestPath String id) {
        return SweepPoints.of(sweeps.get(id(id)));
    }

    /** The objective of each trial by epoch. */
    @GET
    @Path("curves")
    @Produces(MediaType.APPLICATION_JSON)
    public List<TrialCurves.Line> curves(@RestPath String id) {
        SweepView sweep = sweeps.get(id(id));
        return curves.of(sweep.id(), sweep.objective());
    }

    @POST
    @Path("pause")
    public Response pause(@RestPath String id) {
        control.pause(id(id));
        return back(id);
    }

    @POST
    @Path("resume")
    public Response resume(@RestPath String id) {
        control.resume(id(id));
        return back(id);
    }

    /** Ends the sweep: what trains is cancelled. */
    @POST
    @Path("stop")
    public Response stop(@RestPath String id) {
        control.cancel(id(id));
        return back(id);
    }

    /** Adds to its limits; a limit whose field is left empty stays as it is. */
    @POST
    @Path("extend")
    public Response extend(
            @RestPath String id,
            @FormParam("trials") String trials,
            @FormParam("epochs") String epochs,
            @FormParam("hours") String hours) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        FormNumbers.put(body, "trials", trials);
        FormNumbers.put(body, "epochs", epochs);
        FormNumbers.put(body, "hours", hours);
        control.extend(id(id), body);
        return back(id);
    }

    /** Asks before what cannot be undone. */
    @GET
    @Path("delete")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance remove(@RestPath String id) {
        return Templates.remove(sweeps.get(id(id)));
    }

    @POST
    @Path("delete")
    public Response delete(@RestPath String id, @FormParam("runs") String runs) {
        deletion.delete(id(id), !"delete".equals(runs));
        return Response.seeOther(URI.create("/sweeps")).build();
    }

    private static Response back(String id) {
        return Response.seeOther(URI.create("/sweeps/" + id(id))).build();
    }

    private static UUID id(String text) {
        return NotFound.id("sweep", text);
    }
}
