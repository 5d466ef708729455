package org.facelab.dashboard.page.queue;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.job.JobControl;
import org.facelab.dashboard.job.QueueOrder;
import org.facelab.dashboard.page.Asked;
import org.jboss.resteasy.reactive.RestPath;

/** The queue with its workers: {@code /queue}, and {@code /workers} for those who look for them. */
@Path("/")
@Blocking
public class Queue {
    private final QueueQuery query;
    private final JobControl jobs;
    private final QueueOrder order;

    Queue(QueueQuery query, JobControl jobs, QueueOrder order) {
        this.query = query;
        this.jobs = jobs;
        this.order = order;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance show(QueueView view);

        static native TemplateInstance show$now(QueueView view);
    }

    @GET
    @Path("queue")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(@Context HttpHeaders headers) {
        QueueView view = query.read();
        return Asked.forFragment(headers) ? Templates.show$now(view) : Templates.show(view);
    }

    @GET
    @Path("workers")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance workers(@Context HttpHeaders headers) {
        return show(headers);
    }

    /** Cancels a job and comes back; a job that ended in the meantime is answered with 409. */
    @POST
    @Path("queue/{id}/cancel")
    public Response cancel(@RestPath String id) {
        jobs.cancel(NotFound.id("job", id), "the job");
        return Response.seeOther(URI.create("/queue")).build();
    }

    /** Sets a priority: -1, 0 or 1 from the page's choice. */
    @POST
    @Path("queue/{id}/priority")
    public Response prioritise(@RestPath String id, @FormParam("priority") int priority) {
        order.prioritise(NotFound.id("job", id), Math.max(-100, Math.min(100, priority)));
        return Response.seeOther(URI.create("/queue")).build();
    }
}
