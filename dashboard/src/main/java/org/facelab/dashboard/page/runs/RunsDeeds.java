package org.facelab.dashboard.page.runs;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.facelab.dashboard.edge.NotFound;

/**
 * The buttons beneath the table, for all runs that are chosen. What was refused for some of them is told on the page; what
 * was done for the others stays done.
 */
@Path("/runs/actions")
@Blocking
public class RunsDeeds {
    private final RunsQuery query;
    private final DoomedQuery doomed;
    private final ManyRuns many;

    RunsDeeds(RunsQuery query, DoomedQuery doomed, ManyRuns many) {
        this.query = query;
        this.doomed = doomed;
        this.many = many;
    }

    /** What the form sends. */
    public static class Sent {
        @FormParam("run")
        List<String> runs;

        @FormParam("action")
        String action;

        @FormParam("tag")
        String tag;

        @FormParam("confirmed")
        boolean confirmed;

        @FormParam("back")
        String back;

        List<UUID> ids() {
            return runs == null
                    ? List.of()
                    : runs.stream().map(id -> NotFound.id("run", id)).distinct().toList();
        }
    }

    @POST
    public Response act(@BeanParam Sent sent) {
        RunsAsked asked = RunsAddress.read(sent.back);
        List<UUID> ids = sent.ids();
        String action = sent.action == null ? "" : sent.action;
        if (ids.isEmpty()) {
            return page(400, asked, new Outcome("", List.of("No run is chosen: tick the boxes of some runs first.")));
        }
        if (action.equals("compare")) {
            String runs = ids.stream().map(UUID::toString).collect(Collectors.joining(","));
            return Response.seeOther(URI.create("/compare?runs=" + runs)).build();
        }
        if (action.equals("delete") && !sent.confirmed) {
            return Response.ok(Runs.Templates.remove(doomed.of(ids, asked.address())), MediaType.TEXT_HTML)
                    .build();
        }
        Outcome outcome = many.act(action, ids, sent.tag == null ? "" : sent.tag.strip());
        return outcome.anyRefused()
                ? page(409, asked, outcome)
                : Response.seeOther(URI.create(asked.address())).build();
    }

    private Response page(int status, RunsAsked asked, Outcome outcome) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML)
                .entity(Runs.Templates.list(query.read(asked, outcome)))
                .build();
    }
}
