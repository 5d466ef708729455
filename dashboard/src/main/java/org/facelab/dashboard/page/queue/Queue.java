package org.facelab.dashboard.page.queue;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.facelab.dashboard.page.Asked;

/** The queue with its workers: {@code /queue}, and {@code /workers} for those who look for them. */
@Path("/")
@Blocking
public class Queue {
    private final QueueQuery query;

    Queue(QueueQuery query) {
        this.query = query;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance show(QueueView view, String refusal);

        static native TemplateInstance show$now(QueueView view, String refusal);
    }

    @GET
    @Path("queue")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(@Context HttpHeaders headers) {
        QueueView view = query.read();
        return Asked.forFragment(headers) ? Templates.show$now(view, "") : Templates.show(view, "");
    }

    @GET
    @Path("workers")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance workers(@Context HttpHeaders headers) {
        return show(headers);
    }
}
