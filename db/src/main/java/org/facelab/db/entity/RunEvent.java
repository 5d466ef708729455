package org.facelab.db.entity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Generated;

/** A line in the log of a run. */
@Entity
@Table(name = "run_event")
public class RunEvent extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    public Long id;

    @Column(name = "run_id", nullable = false)
    public UUID runId;

    @Generated
    @Column(name = "at", nullable = false, insertable = false, updatable = false)
    public Instant at;

    @Column(name = "kind", nullable = false)
    public String kind;

    @Column(name = "text", nullable = false)
    public String text;
}
