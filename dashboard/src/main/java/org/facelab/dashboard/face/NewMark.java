package org.facelab.dashboard.face;

import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.edge.JsonBody;

/** What a call says of a face. */
record NewMark(
        @Schema(defaultValue = "false") boolean favourite,

        @Schema(minimum = "1", maximum = "5", description = "None if left out")
        Integer rating) {

    /** @throws org.facelab.db.settings.InvalidSettings naming every field that is wrong */
    static NewMark read(InputStream body) {
        Fields fields = new Fields(JsonBody.read(body));
        boolean favourite = fields.truth("favourite", false);
        Long rating = fields.whole("rating", 1, 5, null);
        fields.done();
        return new NewMark(favourite, rating == null ? null : rating.intValue());
    }

    /** Writes it down, and gives what is said of the face from then on. */
    Mark put(Marks marks, FaceName face) {
        marks.put(face, favourite, rating);
        return marks.of(face);
    }
}
