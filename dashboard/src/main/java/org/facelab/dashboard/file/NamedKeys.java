package org.facelab.dashboard.file;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The keys of files that rows name, so that those which a worker wrote and could not record are told from them. */
@ApplicationScoped
class NamedKeys {
    private static final Map<String, String> KEYS = Map.of(
            "runs",
            "select weights_key from checkpoint where run_id = :id union all select state_key from checkpoint where run_id = :id"
                    + " union all select key from picture where run_id = :id",
            "datasets",
            "select images_key from dataset where id = :id union all select manifest_key from dataset where id = :id",
            "generations",
            "select key from generation where id = :id union all select original_key from generation where id = :id");
    private final EntityManager entities;

    NamedKeys(EntityManager entities) {
        this.entities = entities;
    }

    /** Whether files of this kind of owner are named one by one. */
    boolean know(String folder) {
        return KEYS.containsKey(folder);
    }

    /** The keys of an owner's files, as in {@code runs/<run>/pictures/epoch-0007-random.f3.png}. */
    Set<String> of(String folder, UUID owner) {
        @SuppressWarnings("unchecked")
        List<String> keys = QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(KEYS.get(folder), String.class)
                        .setParameter("id", owner)
                        .getResultList());
        return new HashSet<>(keys);
    }
}
