package org.facelab.db.entity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Images that were imported once, or are being imported; its state is that of its job. */
@Entity
// two programs write these rows: an update names only the columns that it changes
@DynamicUpdate
@Table(name = "dataset")
public class Dataset extends PanacheEntityBase {
    @Id
    @Column(name = "id", nullable = false)
    public UUID id = Ids.next();

    @Column(name = "name", nullable = false)
    public String name;

    @Column(name = "job_id", nullable = false)
    public UUID jobId;

    /** What was asked for: a {@link DatasetSource} as JSON. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "source", nullable = false)
    public String source;

    @Column(name = "image_size", nullable = false)
    public int imageSize;

    @Column(name = "channels")
    public Integer channels;

    @Column(name = "count")
    public Integer count;

    @Column(name = "training_count")
    public Integer trainingCount;

    @Column(name = "validation_count")
    public Integer validationCount;

    @Column(name = "fingerprint")
    public String fingerprint;

    @Column(name = "images_key")
    public String imagesKey;

    @Column(name = "images_size")
    public Long imagesSize;

    @Column(name = "images_sha256")
    public String imagesSha256;

    @Column(name = "manifest_key")
    public String manifestKey;

    @Column(name = "manifest_size")
    public Long manifestSize;

    @Column(name = "manifest_sha256")
    public String manifestSha256;

    /** [{name, share}]. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "attributes", nullable = false)
    public String attributes = "[]";

    /** [{file, reason}], the first thousand. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "left_out", nullable = false)
    public String leftOut = "[]";

    @Column(name = "left_out_count", nullable = false)
    public int leftOutCount;

    @Generated
    @Column(name = "created_at", nullable = false, insertable = false, updatable = false)
    public Instant createdAt;
}
