package org.facelab.dashboard.page.overview;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The first page: the newest faces, what runs, what needs somebody. */
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
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Transactional
    public TemplateInstance show() {
        return Templates.show(query.read());
    }
}
