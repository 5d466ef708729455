package org.facelab.dashboard.page.gallery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.facelab.dashboard.page.Rows;

/** Says which file of weights drew an epoch's faces. */
@ApplicationScoped
class Checkpoints {
    private final Rows rows;

    Checkpoints(Rows rows) {
        this.rows = rows;
    }

    /** As in {@code epoch-0014 · 9f3c…a71e}; empty once retention removed it. */
    String inShort(UUID runId, int epoch) {
        return rows.first(
                        "select weights_sha256 from checkpoint where run_id = ? and epoch = ? and not within_epoch",
                        row -> named(epoch, row.getString(1)),
                        runId,
                        epoch)
                .orElse("");
    }

    private static String named(int epoch, String sha256) {
        return String.format("epoch-%04d · %s…%s", epoch, sha256.substring(0, 4), sha256.substring(60));
    }
}
