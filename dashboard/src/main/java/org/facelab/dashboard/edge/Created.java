package org.facelab.dashboard.edge;

import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The answer to a submission: 201, where it is, and what was made. */
public final class Created {
    private Created() {}

    public static Response at(String address, Object made) {
        return Response.created(URI.create(address)).entity(made).build();
    }
}
