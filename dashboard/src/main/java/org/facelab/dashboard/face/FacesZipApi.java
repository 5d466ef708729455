package org.facelab.dashboard.face;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;

/** Chosen faces as a file. */
@Path("/api/faces.zip")
@Blocking
@Tag(name = "Faces")
public class FacesZipApi {
    private final FacesZip zip;

    FacesZipApi(FacesZip zip) {
        this.zip = zip;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            summary = "Chosen faces as one zip of PNGs",
            description =
                    "A form with the field face once for each, picture:ID:INDEX or generation:ID:INDEX, the index"
                            + " counted from 0; 1 to 500. It changes nothing: it is a POST because so many do not fit an address.")
    public Response faces(@RestForm List<String> face) throws IOException {
        FacesZip.Chosen chosen = zip.choose(face);
        StreamingOutput content = chosen::write;
        return Response.ok(content)
                .type("application/zip")
                .header("Content-Disposition", "attachment; filename=\"faces.zip\"")
                .build();
    }
}
