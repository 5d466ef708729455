package org.facelab.dashboard.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What every request passes first, pages, API, files and WebSocket alike. */
@ApplicationScoped
class Gate {
    /** Before Quarkus's own filters, CORS (300) among them: a foreign Host is told as such. */
    private static final int FIRST = 1_000;

    private final KnownHosts hosts;
    private final ProblemPages pages;
    private final ObjectMapper json;
    private final long uploadLimit;

    Gate(
            KnownHosts hosts,
            ProblemPages pages,
            ObjectMapper json,
            @ConfigProperty(name = "facelab.upload.limit") MemorySize uploadLimit) {
        this.hosts = hosts;
        this.pages = pages;
        this.json = json;
        this.uploadLimit = uploadLimit.asLongValue();
    }

    void filters(@Observes Filters filters) {
        filters.register(this::enter, FIRST);
    }

    void lastRoute(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::failed);
        // what no page, resource or file answered
        router.route()
                .last()
                .handler(
                        context -> refuse(context, Problem.of(404, "there is nothing at " + context.normalizedPath())));
    }

    private void enter(RoutingContext context) {
        HttpServerRequest request = context.request();
        SecurityHeaders.add(context.normalizedPath(), context.response().headers());
        String host = request.authority() == null ? null : request.authority().toString();
        if (!hosts.knows(host)) {
            refuse(context, Problem.of(421, hosts.refusal(host)));
            return;
        }
        if (!SameOrigin.of(request)) {
            refuse(
                    context,
                    Problem.of(
                            403,
                            "requests from pages of other sites are refused; open the dashboard itself at "
                                    + request.scheme() + "://" + host));
            return;
        }
        long length = length(request);
        if (length > uploadLimit) {
            refuseUnread(context, String.format("the body has %,d bytes, at most %,d are taken", length, uploadLimit));
            return;
        }
        context.next();
    }

    private void refuseUnread(RoutingContext context, String words) {
        // the rest of the body is not read: a gigabyte would be
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
        refuse(context, Problem.of(413, overLimit(words)));
    }

    /** What is wrong with a body that is too large, and what to do instead. */
    static String overLimit(String words) {
        return words + "; import larger sets from a folder of the server (--allow-import)";
    }

    /** The router refuses a Host that is missing or cannot be read before any filter sees it. */
    private void failed(RoutingContext context) {
        if (context.statusCode() != 400 || context.request().authority() != null) {
            context.next();
            return;
        }
        SecurityHeaders.add("/", context.response().headers());
        refuse(context, Problem.of(400, "the Host header is missing or cannot be read; " + hosts.names()));
    }

    private static long length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            // not for us to judge: the HTTP codec refuses it
            return 0;
        }
    }

    private void refuse(RoutingContext context, Problem problem) {
        var response = context.response().setStatusCode(problem.status());
        if (pages.wanted(context.normalizedPath(), context.request().getHeader(HttpHeaders.ACCEPT))) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                    .end(pages.html(problem));
            return;
        }
        try {
            response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE).end(json.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is always JSON", e);
        }
    }
}
