package org.facelab.dashboard.saved;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.edge.Query;
import org.jboss.resteasy.reactive.RestPath;

/** The forms of pages that keep views; both lead back to the page. */
@Path("/views")
@Blocking
public class SavedViewForm {
    private final SavedViews views;

    SavedViewForm(SavedViews views) {
        this.views = views;
    }

    /** Keeps what the page shows and shows it again. */
    @POST
    public Response save(
            @FormParam("page") String page, @FormParam("name") String name, @FormParam("query") String query) {
        Query sent = new Query().text("page", page).text("name", name).text("query", query);
        return Response.seeOther(URI.create(views.save(sent.fields()).address()))
                .build();
    }

    /** Removes one and shows the page as it shows itself. */
    @POST
    @Path("{id}/delete")
    public Response delete(@RestPath String id, @FormParam("back") String back) {
        String page = views.delete(NotFound.id("saved view", id)).page;
        boolean ours = back != null && back.matches("[!-~]*") && !back.contains("#");
        return Response.seeOther(URI.create("/" + page + (ours && !back.isEmpty() ? "?" + back : "")))
                .build();
    }
}
