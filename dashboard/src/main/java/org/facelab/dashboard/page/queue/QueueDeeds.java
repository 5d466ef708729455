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
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.edge.Query;
import org.facelab.dashboard.job.JobControl;
import org.facelab.dashboard.job.QueueOrder;
import org.facelab.dashboard.job.QueueOrder.Side;
import org.facelab.dashboard.run.NewRun;
import org.facelab.dashboard.worker.Drain;
import org.facelab.dashboard.worker.Drain.Mode;
import org.facelab.db.settings.InvalidSettings;
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
    public Response prioritise(@RestPath String id, @FormParam("priority") String priority) {
        return done(() -> order.prioritise(job(id), priority(priority)));
    }

    private static int priority(String typed) {
        Fields fields = new Query().number("priority", typed).fields();
        Long priority = fields.whole("priority", -NewRun.PRIORITIES, NewRun.PRIORITIES, null);
        if (priority == null && !fields.refused("priority")) {
            fields.refuse("priority", "is required: a whole number, -100 to 100");
        }
        fields.done();
        return priority.intValue();
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
            } else {
                throw new Conflict("a job is moved before or after another one; name that one");
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
        } catch (Conflict e) {
            return refused(409, e);
        } catch (NotFound e) {
            return refused(404, e);
        } catch (InvalidSettings e) {
            return refused(400, e);
        }
        return Response.seeOther(URI.create("/queue")).build();
    }

    private Response refused(int status, RuntimeException e) {
        return Response.status(status)
                .type("text/html")
                .entity(Queue.Templates.show(query.read(), e.getMessage()))
                .build();
    }

    private static UUID job(String id) {
        return NotFound.id("job", id);
    }
}
