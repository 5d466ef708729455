package org.facelab.dashboard.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.BlockingOperationControl;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The figures in the bar above every page; templates read them as {@code cdi:bar}. */
@Named
@RequestScoped
@Path("/bar")
public class Bar {
    /** A worker that has not been heard of for so long has lost its leases. */
    public static final String SILENT = "interval '30 seconds'";

    private static final String GLANCE = """
            select (select count(*) from job where state = 'QUEUED') as waiting,
                   count(*) filter (where alive) as workers,
                   count(*) filter (where alive and exists
                       (select from job where state = 'RUNNING' and lease_owner = name)) as working,
                   count(*) filter (where not alive) as lost
              from (select name, last_heartbeat > now() - %1$s as alive
                      from worker
                     where stopped_at is null and last_heartbeat > now() - interval '1 day') w
            """.formatted(SILENT);

    private final EntityManager entities;
    private Glance glance;

    Bar(EntityManager entities) {
        this.entities = entities;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance now(Glance glance);
    }

    /** The bar's figures alone, for pages that are open. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Blocking
    @Transactional
    public TemplateInstance now() {
        return Templates.now(getGlance());
    }

    /** Read once a request, though a page shows it twice. */
    public Glance getGlance() {
        if (!BlockingOperationControl.isBlockingAllowed()) {
            return Glance.UNKNOWN; // an error page drawn on the event loop
        }
        if (glance == null) {
            Tuple row = (Tuple) entities.createNativeQuery(GLANCE, Tuple.class).getSingleResult();
            glance = new Glance(
                    number(row, "waiting"), number(row, "workers"), number(row, "working"), number(row, "lost"));
        }
        return glance;
    }

    private static long number(Tuple row, String column) {
        return ((Number) row.get(column)).longValue();
    }
}
