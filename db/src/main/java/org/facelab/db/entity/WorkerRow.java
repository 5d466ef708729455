package org.facelab.db.entity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A worker as it told of itself with its last heartbeat. */
@Entity
@Table(name = "worker")
public class WorkerRow extends PanacheEntityBase {
    @Id
    @Column(name = "name", nullable = false)
    public String name;

    @Column(name = "instance", nullable = false)
    public UUID instance;

    @Column(name = "host", nullable = false)
    public String host;

    @Column(name = "device", nullable = false)
    public String device;

    @Column(name = "threads", nullable = false)
    public int threads;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "versions", nullable = false)
    public String versions = "{}";

    @Column(name = "memory_bytes", nullable = false)
    public long memoryBytes;

    @Column(name = "memory_total_bytes", nullable = false)
    public long memoryTotalBytes;

    /** Null, FINISH or HAND_BACK: whether it still takes up jobs. */
    @Column(name = "drain")
    public String drain;

    @Column(name = "started_at", nullable = false)
    public Instant startedAt;

    @Column(name = "last_heartbeat", nullable = false)
    public Instant lastHeartbeat;

    @Column(name = "stopped_at")
    public Instant stoppedAt;
}
