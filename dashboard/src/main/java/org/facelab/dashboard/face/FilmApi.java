package org.facelab.dashboard.face;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.edge.Query;
import org.facelab.dashboard.run.Runs;
import org.facelab.db.entity.PictureKind;

/** One face over all epochs, as a moving picture. */
@Path("/api/runs/{id}")
@Blocking
@Tag(name = "Faces")
public class FilmApi {
    private static final String KINDS = "RANDOM (default) or RECONSTRUCTION";
    private final Film film;
    private final Runs runs;

    FilmApi(Film film, Runs runs) {
        this.film = film;
        this.runs = runs;
    }

    private record Wanted(UUID run, long number, PictureKind kind, int index, int scale, int millis) {
        String name(String ending) {
            return String.format(Locale.ROOT, "run-%d-%s-%03d.%s", number, kind.word(), index + 1, ending);
        }
    }

    @GET
    @Path("film.png")
    @Operation(
            summary = "One face over all epochs as an animated PNG, without loss",
            description = "At most 400 frames: of more epochs an even choice. The last frame stays five times as long.")
    public Response png(
            @PathParam("id") String id,
            @Parameter(description = KINDS) @QueryParam("kind") String kind,
            @Parameter(description = "The face, from 0 (default)") @QueryParam("index") String index,
            @Parameter(description = "Size of a pixel, 1 to 8 (default 4)") @QueryParam("scale") String scale,
            @Parameter(description = "Milliseconds a frame, 20 to 5,000 (default 200)") @QueryParam("millis")
                    String millis)
            throws IOException {
        Wanted wanted = wanted(id, kind, index, scale, millis);
        Film.Reel frames = frames(wanted);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String origin = String.format(
                Locale.ROOT,
                "{\"run\":\"%s\",\"number\":%d,\"kind\":\"%s\",\"tile\":%d,\"epochs\":%s}",
                wanted.run(),
                wanted.number(),
                wanted.kind(),
                wanted.index(),
                frames.epochs());
        AnimatedPng.write(frames, wanted.millis(), origin, bytes);
        return answer(bytes, "image/apng", wanted.name("png"));
    }

    @GET
    @Path("film.gif")
    @Operation(summary = "The same as GIF, in 256 colours a frame")
    public Response gif(
            @PathParam("id") String id,
            @Parameter(description = KINDS) @QueryParam("kind") String kind,
            @QueryParam("index") String index,
            @QueryParam("scale") String scale,
            @QueryParam("millis") String millis)
            throws IOException {
        Wanted wanted = wanted(id, kind, index, scale, millis);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AnimatedGif.write(frames(wanted), wanted.millis(), bytes);
        return answer(bytes, "image/gif", wanted.name("gif"));
    }

    private Wanted wanted(String id, String kind, String index, String scale, String millis) {
        Fields fields = new Query()
                .text("kind", kind == null ? null : kind.toUpperCase(Locale.ROOT))
                .number("index", index)
                .number("scale", scale)
                .number("millis", millis)
                .fields();
        String of = fields.choice("kind", List.of("RANDOM", "RECONSTRUCTION"), "RANDOM");
        Long face = fields.whole("index", 0, 255, 0L);
        Long size = fields.whole("scale", 1, 8, 4L);
        Long shown = fields.whole("millis", 20, 5_000, 200L);
        fields.done();
        UUID run = NotFound.id("run", id);
        return new Wanted(
                run, runs.row(run).number, PictureKind.valueOf(of), face.intValue(), size.intValue(), shown.intValue());
    }

    private Film.Reel frames(Wanted wanted) throws IOException {
        return film.of(wanted.run(), wanted.kind(), wanted.index(), wanted.scale());
    }

    private static Response answer(ByteArrayOutputStream bytes, String type, String name) {
        return Response.ok(bytes.toByteArray())
                .type(type)
                .header("Content-Disposition", "inline; filename=\"" + name + "\"")
                .build();
    }
}
