package org.facelab.dashboard.page;

import java.util.UUID;

/** Where pictures are served. */
public final class Pictures {
    private Pictures() {}

    /** One face of a grid; what an address shows never changes. */
    public static String tile(UUID picture, int index) {
        return "/api/pictures/" + picture + "/tiles/" + index + ".png";
    }
}
