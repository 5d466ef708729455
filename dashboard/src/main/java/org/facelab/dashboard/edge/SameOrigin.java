package org.facelab.dashboard.edge;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Whether a request comes from a page of this dashboard. A browser names the origin of the page that asks; other programs
 * name none. Quarkus's own filter, which stands behind this one, refuses the same but without a word.
 */
final class SameOrigin {
    private SameOrigin() {}

    static boolean of(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || clean(origin).equals(clean(request.scheme() + "://" + request.authority()));
    }

    /** The origin in small letters, with the port that its scheme implies; empty if it is none, as {@code null} is. */
    private static String clean(String origin) {
        try {
            URI address = new URI(origin.toLowerCase(Locale.ROOT));
            if (address.getHost() == null || address.getScheme() == null) {
                return "";
            }
            int implied = address.getScheme().equals("https") ? 443 : 80;
            return address.getScheme() + "://" + address.getHost() + ":"
                    + (address.getPort() < 0 ? implied : address.getPort());
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
