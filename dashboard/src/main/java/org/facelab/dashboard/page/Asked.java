package org.facelab.dashboard.page;

import jakarta.ws.rs.core.HttpHeaders;

/** What a request wants: one address gives the page, or to htmx its fragment. */
public final class Asked {
    private Asked() {}

    /** Whether only the fragment is wanted; going back in a browser's history wants the page. */
    public static boolean forFragment(HttpHeaders headers) {
        return headers.getHeaderString("HX-Request") != null
                && headers.getHeaderString("HX-History-Restore-Request") == null;
    }
}
