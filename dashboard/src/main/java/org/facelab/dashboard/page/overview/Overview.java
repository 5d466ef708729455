package org.facelab.dashboard.page.overview;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.facelab.dashboard.page.Asked;

/** The first page. */
@Path("/")
@Blocking
public class Overview {
    private final OverviewQuery query;

    Overview(OverviewQuery query) {
        this.query = query;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance show(OverviewView view);

        static native TemplateInstance show$now(OverviewView view);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(@Context HttpHeaders headers) {
        OverviewView view = query.read();
        return Asked.forFragment(headers) ? Templates.show$now(view) : Templates.show(view);
    }
}
