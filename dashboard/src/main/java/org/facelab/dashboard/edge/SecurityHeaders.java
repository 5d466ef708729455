package org.facelab.dashboard.edge;

import io.vertx.core.MultiMap;

/** What browsers are told about every answer. */
final class SecurityHeaders {
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline';"
                    + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    // Swagger UI's own page starts itself by a script within the page
    private static final String POLICY_OF_TOOLS = POLICY + "; script-src 'self' 'unsafe-inline'";

    private SecurityHeaders() {}

    static void add(String path, MultiMap headers) {
        headers.set("Content-Security-Policy", path.startsWith("/q/") ? POLICY_OF_TOOLS : POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        // with no-referrer a plain form would send Origin: null, which is refused
        headers.set("Referrer-Policy", "same-origin");
    }
}
