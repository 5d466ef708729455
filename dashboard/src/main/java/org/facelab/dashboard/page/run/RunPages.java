package org.facelab.dashboard.page.run;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.facelab.dashboard.edge.NotFound;

/** Puts the page of a run together, also with the reason why something was not done. */
@ApplicationScoped
class RunPages {
    private final RunHeads heads;
    private final RunViews views;
    private final Offers offers;

    RunPages(RunHeads heads, RunViews views, Offers offers) {
        this.heads = heads;
        this.views = views;
        this.offers = offers;
    }

    RunHead head(UUID id) {
        return heads.find(id).orElseThrow(() -> new NotFound("run", id));
    }

    TemplateInstance whole(UUID id, String lead) {
        RunHead head = head(id);
        return RunPage.Templates.show(views.of(head), Lead.of(head, lead), offers.of(id), "");
    }

    /** What changes on the page. */
    TemplateInstance live(UUID id, String lead) {
        RunHead head = head(id);
        return RunPage.Templates.show$live(views.of(head), Lead.of(head, lead), offers.of(id), "");
    }

    /** The page as things stand, with what stood in the way on top. */
    Response refused(UUID id, int status, String why) {
        RunHead head = head(id);
        return Response.status(status)
                .type(MediaType.TEXT_HTML)
                .entity(RunPage.Templates.show(views.of(head), Lead.of(head, null), offers.of(id), why))
                .build();
    }
}
