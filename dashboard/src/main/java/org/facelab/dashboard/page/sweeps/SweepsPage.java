package org.facelab.dashboard.page.sweeps;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.facelab.dashboard.page.Asked;

/** The list of sweeps. */
@Path("/sweeps")
@Blocking
public class SweepsPage {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance list(SweepList view);

        static native TemplateInstance list$table(SweepList view);
    }

    private final SweepLists lists;

    SweepsPage(SweepLists lists) {
        this.lists = lists;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance list(
            @QueryParam("show") String show,
            @QueryParam("page") @DefaultValue("1") String page,
            @Context HttpHeaders headers) {
        SweepList view = lists.page(ListShow.of(show), page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1);
        return Asked.forFragment(headers) ? Templates.list$table(view) : Templates.list(view);
    }
}
