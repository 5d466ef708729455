package org.facelab.dashboard.face;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.edge.Query;
import org.facelab.db.entity.Run;

/** The favourite faces of a run, over HTTP. */
@Path("/api/runs/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Faces", description = "Single faces: favourites, ratings, films, zips")
public class FavouritesApi {
    private static final int MOST = 10_000;
    private final Marks marks;

    FavouritesApi(Marks marks) {
        this.marks = marks;
    }

    /** A marked face of a run. */
    @Schema(name = "MarkedFace")
    record MarkedView(
            UUID pictureId,
            UUID generationId,
            Integer epoch,
            String kind,
            int index,
            boolean favourite,
            Integer rating,
            String url) {
        static MarkedView of(Marks.Marked marked) {
            Sheet sheet = marked.face().sheet();
            return new MarkedView(
                    sheet.pictureId(),
                    sheet.generationId(),
                    marked.epoch(),
                    marked.kind(),
                    marked.face().index(),
                    marked.mark().favourite(),
                    marked.mark().rating(),
                    sheet.address(marked.face().index()));
        }
    }

    @GET
    @Path("favourites")
    @Operation(summary = "The favourite faces of a run and of what its checkpoints drew, by epoch")
    public List<MarkedView> ofRun(
            @PathParam("id") String text,
            @Parameter(description = "Only those rated so or better, 1 to 5") @QueryParam("minRating")
                    String minRating) {
        Fields fields = new Query().number("minRating", minRating).fields();
        int least = fields.whole("minRating", 1, 5, 0L).intValue();
        fields.done();
        UUID id = NotFound.id("run", text);
        if (QuarkusTransaction.requiringNew().call(() -> Run.count("id", id)) == 0) {
            throw new NotFound("run", id);
        }
        return marks.ofRun(id, true, least, MOST).stream().map(MarkedView::of).toList();
    }
}
