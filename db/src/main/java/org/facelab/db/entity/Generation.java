package org.facelab.db.entity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.facelab.db.blob.Blob;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Faces that somebody asked a checkpoint for. */
@Entity
// two programs write these rows: an update names only the columns that it changes
@DynamicUpdate
@Table(name = "generation")
public class Generation extends PanacheEntityBase {
    @Id
    @Column(name = "id", nullable = false)
    public UUID id = Ids.next();

    @Column(name = "job_id", nullable = false)
    public UUID jobId;

    @Column(name = "run_id", nullable = false)
    public UUID runId;

    /** Of the checkpoint that draws. */
    @Column(name = "epoch", nullable = false)
    public int epoch;

    /** Null once the run's retention has removed it; the faces stay. */
    @Column(name = "checkpoint_id")
    public UUID checkpointId;

    @Column(name = "kind", nullable = false)
    public String kind = "RANDOM";

    @Column(name = "count", nullable = false)
    public int count;

    @Column(name = "seed", nullable = false)
    public long seed;

    @Column(name = "sampler", nullable = false)
    public String sampler;

    @Column(name = "temperature", nullable = false)
    public double temperature;

    @Column(name = "columns")
    public Integer columns;

    @Column(name = "rows")
    public Integer rows;

    @Column(name = "tile_size")
    public Integer tileSize;

    @Column(name = "key")
    public String key;

    @Column(name = "size")
    public Long size;

    @Column(name = "sha256")
    public String sha256;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "made_from")
    public String madeFrom;

    @Generated
    @Column(name = "created_at", nullable = false, insertable = false, updatable = false)
    public Instant createdAt;

    /** The finished picture, or null before. */
    public Blob blob() {
        return key == null ? null : new Blob(key, size, sha256);
    }
}
