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

    ProblemPages(@Location("problem") Template page) {
        this.page = page;
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
        return page.data("problem", problem).render();
    }

    Response response(Problem problem) {
        return Response.status(problem.status())
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(html(problem))
                .build();
    }
}
