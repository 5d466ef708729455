package org.facelab.dashboard.page.gallery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.page.gallery.GalleryView.Closer;
import org.facelab.dashboard.page.run.RunHead;
import org.facelab.dashboard.page.run.RunHeads;
import org.facelab.db.entity.PictureKind;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** All pictures of a run, epoch by epoch: the address says epoch, face and comparison, so that it can be sent to somebody. */
@Path("/runs/{id}/gallery")
@Blocking
public class GalleryPage {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance show(GalleryView view);

        static native TemplateInstance show$facts(GalleryView view);

        static native TemplateInstance show$head(GalleryView view);
    }

    private final RunHeads heads;
    private final EpochShots shots;
    private final Grids grids;
    private final Checkpoints checkpoints;

    GalleryPage(RunHeads heads, EpochShots shots, Grids grids, Checkpoints checkpoints) {
        this.heads = heads;
        this.shots = shots;
        this.grids = grids;
        this.checkpoints = checkpoints;
    }

    /** The query of the address. */
    public static class Query {
        @RestQuery
        Integer epoch;

        @RestQuery
        Integer with;

        @RestQuery
        String kind;

        @RestQuery
        Integer face;

        @RestQuery
        String view;

        @RestQuery
        String show;

        Looking.Asked asked() {
            return new Looking.Asked(epoch, with, kind, face, view, show);
        }
    }

    /** The page, or to htmx the part that it names. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(@RestPath UUID id, @BeanParam Query query, @HeaderParam("HX-Target") String target) {
        RunHead head = heads.find(id).orElseThrow(() -> new NotFound("run", id));
        List<EpochShot> all = shots.after(id, 0);
        Looking looking = Looking.at(query.asked(), all);
        Map<PictureKind, Grid> now = grids.of(id, looking.epoch());
        Map<PictureKind, Grid> then = looking.with() == null ? Map.of() : grids.of(id, looking.with());
        GalleryView view = new GalleryView(head, all, looking, now, then, closer(id, looking, now, then));
        if ("facts".equals(target)) {
            return Templates.show$facts(view);
        }
        return "gallery-head".equals(target) ? Templates.show$head(view) : Templates.show(view);
    }

    /** The epochs after one, for a page that is open. */
    @GET
    @Path("epochs")
    @Produces(MediaType.APPLICATION_JSON)
    public List<EpochShot> epochs(@RestPath UUID id, @QueryParam("after") @DefaultValue("0") int after) {
        if (heads.find(id).isEmpty()) {
            throw new NotFound("run", id);
        }
        return shots.after(id, after);
    }

    private Closer closer(UUID id, Looking looking, Map<PictureKind, Grid> now, Map<PictureKind, Grid> then) {
        Grid grid = now.get(looking.kind());
        if (grid == null) {
            return null;
        }
        Grid.Tile tile =
                grid.layout().tile(Math.min(looking.face(), grid.layout().tiles()) - 1);
        return new Closer(grid, then.get(looking.kind()), tile, checkpoints.inShort(id, looking.epoch()));
    }
}
