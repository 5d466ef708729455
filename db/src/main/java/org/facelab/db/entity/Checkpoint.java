package org.facelab.db.entity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.facelab.db.blob.Blob;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Weights and training state of a run at one step. */
@Entity
@Table(name = "checkpoint")
public class Checkpoint extends PanacheEntityBase {
    @Id
    @Column(name = "id", nullable = false)
    public UUID id = Ids.next();

    @Column(name = "run_id", nullable = false)
    public UUID runId;

    /** The last finished epoch. */
    @Column(name = "epoch", nullable = false)
    public int epoch;

    @Column(name = "step", nullable = false)
    public long step;

    @Column(name = "within_epoch", nullable = false)
    public boolean withinEpoch;

    /** Saved within an epoch because somebody asked: it is listed, can be forked from, and stays. */
    @Column(name = "asked_for", nullable = false)
    public boolean askedFor;

    @Column(name = "weights_key", nullable = false)
    public String weightsKey;

    @Column(name = "weights_size", nullable = false)
    public long weightsSize;

    @Column(name = "weights_sha256", nullable = false)
    public String weightsSha256;

    @Column(name = "state_key", nullable = false)
    public String stateKey;

    @Column(name = "state_size", nullable = false)
    public long stateSize;

    @Column(name = "state_sha256", nullable = false)
    public String stateSha256;

    /** {name: value} of the validation split. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "losses", nullable = false)
    public String losses = "{}";

    @Generated
    @Column(name = "created_at", nullable = false, insertable = false, updatable = false)
    public Instant createdAt;

    public Blob weights() {
        return new Blob(weightsKey, weightsSize, weightsSha256);
    }

    public Blob state() {
        return new Blob(stateKey, stateSize, stateSha256);
    }
}
