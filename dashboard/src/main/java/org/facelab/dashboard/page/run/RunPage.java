package org.facelab.dashboard.page.run;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** One run: how far it is, its curve above one face at every epoch, its newest pictures, its log and its settings. */
@Path("/runs")
@Blocking
public class RunPage {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance show(RunView view, Lead lead, Offer offer, String refusal);

        static native TemplateInstance show$live(RunView view, Lead lead, Offer offer, String refusal);

        static native TemplateInstance remove(RunHead head, RunLog.Leavings leavings);
    }

    private final RunHeads heads;
    private final RunPages pages;
    private final Curves curves;
    private final RunLogs logs;

    RunPage(RunHeads heads, RunPages pages, Curves curves, RunLogs logs) {
        this.heads = heads;
        this.pages = pages;
        this.curves = curves;
        this.logs = logs;
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
        return live ? pages.live(id, lead) : pages.whole(id, lead);
    }

    /** The lines of the chart after an epoch. */
    @GET
    @Path("{id}/curve")
    @Produces(MediaType.APPLICATION_JSON)
    public CurveLines curve(@RestPath UUID id, @QueryParam("after") @DefaultValue("0") int after) {
        return CurveLines.of(pages.head(id), curves.after(id, after));
    }

    /** Asks before what cannot be undone, where no script opens the dialog. */
    @GET
    @Path("{id}/delete")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance remove(@RestPath UUID id) {
        return Templates.remove(pages.head(id), logs.leavings(id));
    }
}
