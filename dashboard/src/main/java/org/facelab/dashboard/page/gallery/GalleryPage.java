package org.facelab.dashboard.page.gallery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.face.FaceName;
import org.facelab.dashboard.face.Mark;
import org.facelab.dashboard.face.Marks;
import org.facelab.dashboard.face.Saying;
import org.facelab.dashboard.page.MarkView;
import org.facelab.dashboard.page.gallery.GalleryView.Closer;
import org.facelab.dashboard.page.run.RunHead;
import org.facelab.dashboard.page.run.RunHeads;
import org.facelab.db.entity.PictureKind;
import org.jboss.resteasy.reactive.RestForm;
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
    private final Marks marks;
    private final Made made;

    GalleryPage(RunHeads heads, EpochShots shots, Grids grids, Checkpoints checkpoints, Marks marks, Made made) {
        this.heads = heads;
        this.shots = shots;
        this.grids = grids;
        this.checkpoints = checkpoints;
        this.marks = marks;
        this.made = made;
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
        if ("facts".equals(target)) {
            return Templates.show$facts(view(id, query, named(id, query)));
        }
        GalleryView view = view(id, query, shots.after(id, 0));
        return "gallery-head".equals(target) ? Templates.show$head(view) : Templates.show(view);
    }

    /** Stars or rates the face that the address shows, and shows it again. */
    @POST
    @Path("mark")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response mark(
            @RestPath UUID id,
            @BeanParam Query query,
            @RestForm String favourite,
            @RestForm String rating,
            @HeaderParam("HX-Target") String target) {
        List<EpochShot> named = named(id, query);
        GalleryView before = view(id, query, named);
        if (before.closer() == null) {
            throw new NotFound("the run has no pictures yet, so there is no face to mark");
        }
        FaceName face = before.closer().name();
        Mark mark = Saying.over(marks.of(face), favourite, rating);
        marks.put(face, mark.favourite(), mark.rating());
        return target != null
                ? Response.ok(Templates.show$facts(view(id, query, named)))
                        .type(MediaType.TEXT_HTML_TYPE)
                        .build()
                : Response.seeOther(URI.create(
                                "/runs/" + id + "/gallery" + before.looking().link()))
                        .build();
    }

    private GalleryView view(UUID id, Query query, List<EpochShot> all) {
        RunHead head = heads.find(id).orElseThrow(() -> new NotFound("run", id));
        Looking looking = Looking.at(query.asked(), all);
        Map<PictureKind, Grid> now = grids.of(id, looking.epoch());
        Map<PictureKind, Grid> then = looking.with() == null ? Map.of() : grids.of(id, looking.with());
        return new GalleryView(head, all, looking, now, then, closer(id, looking, now, then));
    }

    /** The epochs that an address names, if they are there: one face needs no list of thousands. Else all. */
    private List<EpochShot> named(UUID id, Query query) {
        Integer[] asked = Stream.of(query.epoch, query.with)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(Integer[]::new);
        List<EpochShot> found = query.epoch == null ? List.of() : shots.of(id, asked);
        return found.isEmpty() || found.size() < asked.length ? shots.after(id, 0) : found;
    }

    private GalleryView.Said said(UUID id, Looking looking, FaceName face, Map<PictureKind, Grid> now) {
        return new GalleryView.Said(
                new MarkView(marks.of(face), "/runs/" + id + "/gallery/mark" + looking.link()),
                marks.starred(id),
                marks.ofPictures(now.values().stream().map(Grid::id).toList()));
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

    /** What belongs to the faces of an epoch, for a page that is open. */
    @GET
    @Path("figures")
    @Produces(MediaType.APPLICATION_JSON)
    public EpochFigures figures(@RestPath UUID id, @RestQuery int epoch) {
        if (heads.find(id).isEmpty()) {
            throw new NotFound("run", id);
        }
        Map<PictureKind, Grid> drawn = grids.of(id, epoch);
        return EpochFigures.of(
                drawn, marks.ofPictures(drawn.values().stream().map(Grid::id).toList()));
    }

    private Closer closer(UUID id, Looking looking, Map<PictureKind, Grid> now, Map<PictureKind, Grid> then) {
        Grid grid = now.get(looking.kind());
        if (grid == null) {
            return null;
        }
        Grid.Tile tile =
                grid.layout().tile(Math.min(looking.face(), grid.layout().tiles()) - 1);
        return new Closer(
                grid,
                then.get(looking.kind()),
                tile,
                checkpoints.inShort(id, looking.epoch()),
                said(id, looking, Closer.name(grid, tile), now),
                made.of(grid.id()));
    }
}
