package org.facelab.dashboard.edge;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Problems as people see them who came with a browser. */
@ApplicationScoped
class ProblemPages {
    private final Template page;
    private final Template foreign;

    ProblemPages(@Location("problem") Template page, @Location("foreign") Template foreign) {
        this.page = page;
        this.foreign = foreign;
    }

    /** Whether a page answers this request: it is not the API's, and the browser asks for one. */
    boolean wanted(String path, String accept) {
        String clean = path.startsWith("/") ? path : "/" + path;
        return !clean.equals("/api")
                && !clean.startsWith("/api/")
                && accept != null
                && accept.contains(MediaType.TEXT_HTML);
    }

    String html(Problem problem) {
        // under a name that is refused nothing else comes either: such a page brings its own style
        return (problem.status() == 421 ? foreign : page)
                .data("problem", problem)
                .render();
    }

    Response response(Problem problem) {
        return Response.status(problem.status())
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(html(problem))
                .build();
    }
}
