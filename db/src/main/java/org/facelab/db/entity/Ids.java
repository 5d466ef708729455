package org.facelab.db.entity;

import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Keys that sort by the time they were made (UUID version 7), known before the row is written. */
public final class Ids {
    private Ids() {}

    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}
