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
import org.facelab.db.blob.Blob;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A grid of faces of a run. */
@Entity
@Table(name = "picture")
public class Picture extends PanacheEntityBase {
    @Id
    @Column(name = "id", nullable = false)
    public UUID id = Ids.next();

    @Column(name = "run_id", nullable = false)
    public UUID runId;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", nullable = false)
    public PictureKind kind;

    @Column(name = "epoch")
    public Integer epoch;

    @Column(name = "seed", nullable = false)
    public long seed;

    @Column(name = "tiles", nullable = false)
    public int tiles;

    @Column(name = "columns", nullable = false)
    public int columns;

    @Column(name = "rows", nullable = false)
    public int rows;

    @Column(name = "tile_size", nullable = false)
    public int tileSize;

    /** Mean squared error of each tile as a JSON array, for reconstructions. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "tile_errors")
    public String tileErrors;

    @Column(name = "key", nullable = false)
    public String key;

    @Column(name = "size", nullable = false)
    public long size;

    @Column(name = "sha256", nullable = false)
    public String sha256;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "made_from", nullable = false)
    public String madeFrom;

    @Generated
    @Column(name = "created_at", nullable = false, insertable = false, updatable = false)
    public Instant createdAt;

    public Blob blob() {
        return new Blob(key, size, sha256);
    }
}
