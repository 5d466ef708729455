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
    /** The kind that draws new faces. */
    public static final String RANDOM = "RANDOM";
    /** The kind that shows validation faces to the model. */
    public static final String RECONSTRUCTION = "RECONSTRUCTION";

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
    public String kind = RANDOM;

    @Column(name = "count", nullable = false)
    public int count;

    /** Of random faces, with sampler and temperature; null for reconstructions. */
    @Column(name = "seed")
    public Long seed;

    @Column(name = "sampler")
    public String sampler;

    @Column(name = "temperature")
    public Double temperature;

    /** Places among the data set's validation faces as a JSON array, for reconstructions. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "indices")
    public String indices;

    /** Mean squared error of each reconstruction as a JSON array, once they are there. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "tile_errors")
    public String tileErrors;

    /** The picture of a run that this makes again. */
    @Column(name = "again_picture_id")
    public UUID againPictureId;

    /** The generation that this makes again. */
    @Column(name = "again_generation_id")
    public UUID againGenerationId;

    /** How many pixels came out otherwise; null while it is not known. */
    @Column(name = "again_differing")
    public Integer againDiffering;

    /** By how much of 255 at most. */
    @Column(name = "again_largest")
    public Integer againLargest;

    @Column(name = "original_key")
    public String originalKey;

    @Column(name = "original_size")
    public Long originalSize;

    @Column(name = "original_sha256")
    public String originalSha256;

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

    /** The faces that were reconstructed, as they are in the data set; null for random ones, and before they are there. */
    public Blob originals() {
        return originalKey == null ? null : new Blob(originalKey, originalSize, originalSha256);
    }

    /** The finished picture, or null before. */
    public Blob blob() {
        return key == null ? null : new Blob(key, size, sha256);
    }
}
