package org.facelab.db.entity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Work for a worker, with its lease, fence and flags. */
@Entity
// two programs write these rows: an update names only the columns that it changes
@DynamicUpdate
@Table(name = "job")
public class Job extends PanacheEntityBase {
    @Id
    @Column(name = "id", nullable = false)
    public UUID id = Ids.next();

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", nullable = false)
    public JobKind kind;

    @Enumerated(EnumType.STRING)
    @Column(name = "state", nullable = false)
    public JobState state = JobState.QUEUED;

    @Column(name = "priority", nullable = false)
    public int priority;

    @Column(name = "attempt", nullable = false)
    public int attempt;

    @Column(name = "max_attempts", nullable = false)
    public int maxAttempts = 3;

    @Column(name = "lease_owner")
    public String leaseOwner;

    @Column(name = "lease_instance")
    public UUID leaseInstance;

    @Column(name = "lease_until")
    public Instant leaseUntil;

    @Column(name = "fence", nullable = false)
    public long fence;

    @Column(name = "cancel_requested", nullable = false)
    public boolean cancelRequested;

    @Column(name = "pause_requested", nullable = false)
    public boolean pauseRequested;

    /** Asks for pictures at the next step. */
    @Column(name = "sample_requested", nullable = false)
    public boolean sampleRequested;

    /** Asks for a checkpoint at the next step. */
    @Column(name = "save_requested", nullable = false)
    public boolean saveRequested;

    /** The epoch after which its worker pauses it, or null: it trains to its end. */
    @Column(name = "pause_after_epoch")
    public Integer pauseAfterEpoch;

    /** When the newest cancel or pause was asked for. */
    @Column(name = "asked_at")
    public Instant askedAt;

    /** Where it stands among the waiting of its priority, the smallest first; its age unless somebody moved it. */
    @Generated
    @Column(name = "place", nullable = false, insertable = false)
    public double place;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "progress", nullable = false)
    public String progress = "{}";

    @Enumerated(EnumType.STRING)
    @Column(name = "failure_kind")
    public FailureKind failureKind;

    @Column(name = "failure_text")
    public String failureText;

    @Generated
    @Column(name = "created_at", nullable = false, insertable = false, updatable = false)
    public Instant createdAt;

    @Column(name = "queued_at", nullable = false)
    public Instant queuedAt = Instant.now();

    @Column(name = "started_at")
    public Instant startedAt;

    @Column(name = "ended_at")
    public Instant endedAt;
}
