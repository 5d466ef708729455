package org.facelab.dashboard.page.compare;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.page.compare.ChosenRuns.Chosen;
import org.facelab.dashboard.page.run.RunHead;

/** Runs side by side: {@code /compare?runs=12,13}, by numbers or ids. */
@Path("/compare")
@Blocking
public class ComparePage {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance show(CompareView view);

        static native TemplateInstance show$table(CompareView view);

        static native TemplateInstance show$faces(CompareView view);

        static native TemplateInstance choose(ChoiceView view);
    }

    private final ChosenRuns runs;
    private final CompareViews views;
    private final ComparedLines lines;
    private final Albums albums;
    private final Choosing choosing;

    ComparePage(ChosenRuns runs, CompareViews views, ComparedLines lines, Albums albums, Choosing choosing) {
        this.runs = runs;
        this.views = views;
        this.lines = lines;
        this.albums = albums;
        this.choosing = choosing;
    }

    /** The comparison, or to htmx the part that it names; without enough runs, those to choose from. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response show(@BeanParam CompareQuery query, @HeaderParam("HX-Target") String target) {
        Chosen chosen = runs.find(named(query));
        if (!chosen.comparable()) {
            ChoiceView view = choosing.choice(chosen, query);
            return Response.status(view.problem() == null ? 200 : view.problem().status())
                    .entity(Templates.choose(view))
                    .build();
        }
        Looks looks = query.looks(chosen.numbers());
        if (query.add != null) {
            // the address with the run in it is the one to send to somebody
            return Response.seeOther(URI.create(looks.address())).build();
        }
        CompareView view = views.of(chosen.found(), looks);
        TemplateInstance shown = "differs".equals(target)
                ? Templates.show$table(view)
                : "faces".equals(target) ? Templates.show$faces(view) : Templates.show(view);
        return Response.ok(shown).build();
    }

    /** The lines of the chart. */
    @GET
    @Path("lines")
    @Produces(MediaType.APPLICATION_JSON)
    public ChartLines lines(@BeanParam CompareQuery query) {
        List<RunHead> heads = comparable(query);
        Looks looks =
                query.looks(heads.stream().map(head -> head.run().number()).toList());
        return ChartLines.of(looks, lines.of(heads, looks.measure(), looks.split()));
    }

    /** The pictures of every epoch. */
    @GET
    @Path("pictures")
    @Produces(MediaType.APPLICATION_JSON)
    public List<Albums.Pages> pictures(@BeanParam CompareQuery query) {
        return albums.of(comparable(query));
    }

    private List<RunHead> comparable(CompareQuery query) {
        Chosen chosen = runs.find(named(query));
        if (!chosen.comparable()) {
            throw new NotFound(
                    "these are no 2 to " + ChosenRuns.MOST + " runs that can be compared; /compare tells more");
        }
        return chosen.found();
    }

    private static List<String> named(CompareQuery query) {
        List<String> named = new ArrayList<>(query.runs == null ? List.of() : query.runs);
        if (query.add != null && !query.add.isBlank()) {
            named.add(query.add);
        }
        return named;
    }
}
