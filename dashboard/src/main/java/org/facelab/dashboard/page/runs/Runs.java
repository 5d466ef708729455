package org.facelab.dashboard.page.runs;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.facelab.dashboard.page.Asked;
import org.facelab.dashboard.page.runs.RunsAsked.Sort;
import org.jboss.resteasy.reactive.RestQuery;

/** The page of runs: filtered, sorted and paged by the database. */
@Path("/runs")
@Blocking
public class Runs {
    private final RunsQuery query;

    Runs(RunsQuery query) {
        this.query = query;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance list(RunsView view);

        static native TemplateInstance list$table(RunsView view);
    }

    /** What the filter form and the links of the table send. */
    public static class Filter {
        @RestQuery
        @DefaultValue("")
        String q;

        @RestQuery
        @DefaultValue("")
        String state;

        @RestQuery
        @DefaultValue("")
        String model;

        @RestQuery
        @DefaultValue("")
        String tag;

        @RestQuery
        @DefaultValue("")
        String sort;

        @RestQuery
        @DefaultValue("1")
        String page;

        RunsAsked asked() {
            return new RunsAsked(clean(q), clean(state), clean(model), clean(tag), Sort.parse(sort), number(page));
        }

        // PostgreSQL has no text with U+0000
        private static String clean(String text) {
            return text.replace("\0", "").strip();
        }

        private static int number(String text) {
            try {
                return Math.max(1, Math.min(Integer.parseInt(text.strip()), 1_000_000));
            } catch (NumberFormatException e) {
                return 1; // typed into the field of pages
            }
        }
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance list(@jakarta.ws.rs.BeanParam Filter filter, @Context HttpHeaders headers) {
        RunsView view = query.read(filter.asked());
        return Asked.forFragment(headers) ? Templates.list$table(view) : Templates.list(view);
    }
}
