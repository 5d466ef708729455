package org.facelab.dashboard.edge;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.UUID;
import org.facelab.db.blob.DamagedBlob;
import org.facelab.db.settings.InvalidSettings;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what is thrown into answers. Nothing of ours leaves without words, and nothing with a stack trace. */
public class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);
    private final ProblemPages pages;

    Problems(ProblemPages pages) {
        this.pages = pages;
    }

    @ServerExceptionMapper
    public Response invalid(InvalidSettings e, UriInfo uri, HttpHeaders headers) {
        return answer(Problem.invalid(e.violations()), uri, headers);
    }

    @ServerExceptionMapper
    public Response notFound(NotFound e, UriInfo uri, HttpHeaders headers) {
        return answer(Problem.of(404, e.getMessage()), uri, headers);
    }

    @ServerExceptionMapper
    public Response conflict(Conflict e, UriInfo uri, HttpHeaders headers) {
        return answer(e.problem(), uri, headers);
    }

    @ServerExceptionMapper
    public Response tooLarge(TooLarge e, UriInfo uri, HttpHeaders headers) {
        return answer(Problem.of(413, e.getMessage()), uri, headers);
    }

    /** A file that is not what was written: the row is right, the disk is not. */
    @ServerExceptionMapper
    public Response damaged(DamagedBlob e, UriInfo uri, HttpHeaders headers) {
        LOG.errorf("%s: %s", uri.getPath(), e.getMessage());
        return answer(Problem.titled("Damaged on disk", 500, e.getMessage()), uri, headers);
    }

    /** What the framework refuses: unknown paths, methods and content types, broken forms. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException e, UriInfo uri, HttpHeaders headers) {
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        if (status >= 500) {
            return broken(e, uri, headers);
        }
        Response answer = answer(Problem.of(status, words(status, e, uri, headers)), uri, headers);
        String allow = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? answer
                : Response.fromResponse(answer).header(HttpHeaders.ALLOW, allow).build();
    }

    @ServerExceptionMapper
    public Response broken(Throwable e, UriInfo uri, HttpHeaders headers) {
        if (holdsNul(e)) {
            return answer(
                    Problem.of(400, "what was sent holds the character U+0000, which no text here has; remove it"),
                    uri,
                    headers);
        }
        String mark = UUID.randomUUID().toString().substring(0, 8);
        LOG.errorf(e, "%s failed [%s]", uri.getPath(), mark);
        return answer(
                Problem.of(500, "the dashboard failed on this; its log tells more under the mark " + mark),
                uri,
                headers);
    }

    /** Whether PostgreSQL refused a text: what every reader of input refuses by name may still come by another way. */
    private static boolean holdsNul(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && "22021".equals(refused.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private Response answer(Problem problem, UriInfo uri, HttpHeaders headers) {
        return pages.wanted(uri.getPath(), headers.getHeaderString(HttpHeaders.ACCEPT))
                ? pages.response(problem)
                : problem.response();
    }

    private static String words(int status, WebApplicationException e, UriInfo uri, HttpHeaders headers) {
        String own = e.getMessage() == null || e.getMessage().startsWith("HTTP ") ? "" : e.getMessage();
        return switch (status) {
            case 404 -> "there is nothing at " + uri.getPath();
            case 405 -> "this method does not go with " + uri.getPath() + "; /q/swagger-ui shows what does";
            case 406 -> "nothing at " + uri.getPath() + " comes as " + headers.getHeaderString(HttpHeaders.ACCEPT);
            case 413 -> "a field of the form is larger than the 64 KiB that are taken; shorten it";
            case 415 -> {
                String type = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
                yield (type == null
                                ? "the body has no Content-Type"
                                : "the Content-Type " + type + " is not taken here")
                        + "; send application/json (for uploads multipart/form-data)";
            }
            default -> own.isEmpty() ? "the request cannot be read; /q/swagger-ui shows what is expected" : own;
        };
    }
}
