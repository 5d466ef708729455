package org.facelab.dashboard.page.faces;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.page.faces.FacesView.Asked;
import org.facelab.dashboard.page.faces.FacesView.Group;
import org.facelab.dashboard.page.run.RunName;
import org.jboss.resteasy.reactive.RestQuery;

/** Faces to choose from for a zip: of one epoch, of a generation, or the marked ones of a whole run. */
@Path("/faces")
@Blocking
public class FacesPage {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance show(FacesView view);
    }

    private final FacesQuery query;

    FacesPage(FacesQuery query) {
        this.query = query;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(
            @RestQuery UUID run,
            @RestQuery UUID generation,
            @RestQuery Integer epoch,
            @RestQuery boolean starred,
            @RestQuery @DefaultValue("0") int rating) {
        if (run == null && generation == null) {
            throw new NotFound("the address names neither a run nor a generation: open this page from one of them");
        }
        UUID of = run != null ? run : query.runOf(generation).orElseThrow(() -> new NotFound("generation", generation));
        RunName name = query.run(of).orElseThrow(() -> new NotFound("run", of));
        Asked asked = new Asked(
                epoch, generation == null ? null : generation.toString(), starred, Math.max(0, Math.min(5, rating)));
        return Templates.show(new FacesView(name, asked, groups(of, generation, asked)));
    }

    private List<Group> groups(UUID run, UUID generation, Asked asked) {
        if (asked.filtered() || generation == null && asked.epoch() == null) {
            return query.marked(run, asked.starred(), asked.rating());
        }
        return generation != null ? query.generation(generation) : query.epoch(run, asked.epoch());
    }
}
