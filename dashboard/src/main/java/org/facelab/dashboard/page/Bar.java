package org.facelab.dashboard.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.BlockingOperationControl;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.logging.Logger;

/** The figures in the bar above every page; templates read them as {@code cdi:bar}. */
@Named("bar")
@ApplicationScoped
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

    private static final Logger LOG = Logger.getLogger(Bar.class);
    private final Rows rows;

    Bar(Rows rows) {
        this.rows = rows;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance now(Glance glance);
    }

    /** The bar's figures alone, for pages that are open. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Blocking
    public TemplateInstance now() {
        return Templates.now(getGlance());
    }

    /** As of now; without figures where the database cannot be asked, for pages that say so need the bar too. */
    public Glance getGlance() {
        if (!BlockingOperationControl.isBlockingAllowed()) {
            return Glance.UNKNOWN;
        }
        try {
            return rows.first(
                            GLANCE,
                            row -> new Glance(
                                    row.getLong("waiting"),
                                    row.getLong("workers"),
                                    row.getLong("working"),
                                    row.getLong("lost")))
                    .orElse(Glance.UNKNOWN);
        } catch (IllegalStateException e) {
            LOG.warnf("the bar has no figures: %s", e.getMessage());
            return Glance.UNKNOWN;
        }
    }
}
