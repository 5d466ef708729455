package org.facelab.db.entity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Generated;

/** A view of a page that somebody kept under a name: the query of its address. */
@Entity
@Table(name = "saved_view")
public class SavedView extends PanacheEntityBase {
    @Id
    @Column(name = "id", nullable = false)
    public UUID id = Ids.next();

    /** {@code runs} or {@code compare}. */
    @Column(name = "page", nullable = false)
    public String page;

    @Column(name = "name", nullable = false)
    public String name;

    /** Without the question mark. */
    @Column(name = "query", nullable = false)
    public String query;

    @Generated
    @Column(name = "created_at", nullable = false, insertable = false, updatable = false)
    public Instant createdAt;

    /** Where it is looked at. */
    public String address() {
        return "/" + page + (query.isEmpty() ? "" : "?" + query);
    }
}
