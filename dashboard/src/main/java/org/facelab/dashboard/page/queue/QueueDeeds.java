package org.facelab.dashboard.page.queue;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.UUID;
import org.facelab.dashboard.edge.Conflict;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.job.JobControl;
import org.facelab.dashboard.job.QueueOrder;
import org.facelab.dashboard.job.QueueOrder.Side;
import org.facelab.dashboard.worker.Drain;
import org.facelab.dashboard.worker.Drain.Mode;
import org.jboss.resteasy.reactive.RestPath;

/** The buttons of the queue's page. What is refused comes back as the page with the reason on top, and 409. */
@Path("/")
@Blocking
public class QueueDeeds {
    private final QueueQuery query;
    private final JobControl jobs;
    private final QueueOrder order;
    private final Drain drain;

    QueueDeeds(QueueQuery query, JobControl jobs, QueueOrder order, Drain drain) {
        this.query = query;
        this.jobs = jobs;
        this.order = order;
        this.drain = drain;
    }

    @POST
    @Path("queue/{id}/cancel")
    public Response cancel(@RestPath String id) {
        return done(() -> jobs.cancel(job(id), "the job"));
    }

    @POST
    @Path("queue/{id}/resume")
    public Response resume(@RestPath String id) {
        return done(() -> jobs.resume(job(id), "the job", null));
    }

    @POST
    @Path("queue/{id}/priority")
    public Response prioritise(@RestPath String id, @FormParam("priority") int priority) {
        return done(() -> order.prioritise(job(id), Math.max(-100, Math.min(100, priority))));
    }

    /** Moves a job next to another one: one of the two names it. */
    @POST
    @Path("queue/{id}/move")
    public Response move(@RestPath String id, @FormParam("before") String before, @FormParam("after") String after) {
        return done(() -> {
            if (before != null) {
                order.move(job(id), Side.BEFORE, job(before));
            } else if (after != null) {
                order.move(job(id), Side.AFTER, job(after));
            }
        });
    }

    /** Lets a worker take nothing new. */
    @POST
    @Path("workers/{name}/drain")
    public Response drain(@RestPath String name, @FormParam("mode") String mode) {
        return done(() -> drain.drain(name, mode(mode)));
    }

    @POST
    @Path("workers/{name}/undrain")
    public Response undrain(@RestPath String name) {
        return done(() -> drain.undrain(name));
    }

    private static Mode mode(String word) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Conflict("a worker is drained to finish or to hand-back, not to " + word));
    }

    private Response done(Runnable deed) {
        try {
            deed.run();
        } catch (Conflict | NotFound e) {
            return Response.status(e instanceof Conflict ? 409 : 404)
                    .type("text/html")
                    .entity(Queue.Templates.show(query.read(), e.getMessage()))
                    .build();
        }
        return Response.seeOther(URI.create("/queue")).build();
    }

    private static UUID job(String id) {
        return NotFound.id("job", id);
    }
}
