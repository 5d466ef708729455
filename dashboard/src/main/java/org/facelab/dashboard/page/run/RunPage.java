package org.facelab.dashboard.page.run;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.run.RunControl;
import org.facelab.dashboard.run.RunDeletion;
import org.jboss.resteasy.reactive.RestPath;

/** One run: how far it is, its curve above one face at every epoch, its newest pictures, its log and its settings. */
@Path("/runs")
@Blocking
public class RunPage {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance show(RunView view, Lead lead);

        static native TemplateInstance show$live(RunView view, Lead lead);

        static native TemplateInstance remove(RunHead head, RunLog.Leavings leavings);
    }

    private final RunHeads heads;
    private final Curves curves;
    private final RunViews views;
    private final RunLogs logs;
    private final RunControl control;
    private final RunDeletion deletion;

    RunPage(RunHeads heads, Curves curves, RunViews views, RunLogs logs, RunControl control, RunDeletion deletion) {
        this.heads = heads;
        this.curves = curves;
        this.views = views;
        this.logs = logs;
        this.control = control;
        this.deletion = deletion;
    }

    /** The newest run, wherever it is. */
    @GET
    @Path("latest")
    public Response latest() {
        return heads.newest()
                .map(id -> Response.seeOther(URI.create("/runs/" + id)))
                .orElse(Response.seeOther(URI.create("/runs")))
                .build();
    }

    /** The page, or to htmx what changes on it. */
    @GET
    @Path("{id}")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(
            @RestPath UUID id, @QueryParam("lead") String lead, @HeaderParam("HX-Request") boolean live) {
        RunHead head = head(id);
        RunView view = views.of(head);
        return live ? Templates.show$live(view, Lead.of(head, lead)) : Templates.show(view, Lead.of(head, lead));
    }

    /** The lines of the chart after an epoch. */
    @GET
    @Path("{id}/curve")
    @Produces(MediaType.APPLICATION_JSON)
    public CurveLines curve(@RestPath UUID id, @QueryParam("after") @DefaultValue("0") int after) {
        return CurveLines.of(head(id), curves.after(id, after));
    }

    /** The button of the page. */
    @POST
    @Path("{id}/cancel")
    public Response cancel(@RestPath UUID id) {
        control.cancel(id);
        return Response.seeOther(URI.create("/runs/" + id)).build();
    }

    /** Asks before what cannot be undone, where no script opens the dialog. */
    @GET
    @Path("{id}/delete")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance remove(@RestPath UUID id) {
        return Templates.remove(head(id), logs.leavings(id));
    }

    /** The button of the dialog; a form knows no DELETE. */
    @POST
    @Path("{id}/delete")
    public Response delete(@RestPath UUID id) {
        deletion.delete(id);
        return Response.seeOther(URI.create("/runs")).build();
    }

    private RunHead head(UUID id) {
        return heads.find(id).orElseThrow(() -> new NotFound("run", id));
    }
}
