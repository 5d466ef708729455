package org.facelab.db.entity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.facelab.db.settings.ModelSettings;
import org.facelab.db.settings.SettingsJson;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One training of one model; its state is that of its newest training job. */
@Entity
// two programs write these rows: an update names only the columns that it changes
@DynamicUpdate
@Table(name = "run")
public class Run extends PanacheEntityBase {
    @Id
    @Column(name = "id", nullable = false)
    public UUID id = Ids.next();

    @Generated
    @Column(name = "number", nullable = false, insertable = false, updatable = false)
    public Long number;

    @Column(name = "name", nullable = false)
    public String name;

    @Column(name = "model", nullable = false)
    public String model;

    /** As {@code SettingsJson} writes them. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "settings", nullable = false)
    public String settings;

    @Column(name = "seed", nullable = false)
    public long seed;

    @Column(name = "dataset_id", nullable = false)
    public UUID datasetId;

    @Column(name = "job_id", nullable = false)
    public UUID jobId;

    @Column(name = "parent_run_id")
    public UUID parentRunId;

    @Column(name = "parent_checkpoint_id")
    public UUID parentCheckpointId;

    /** The epoch of the parent's checkpoint, kept when that is removed. */
    @Column(name = "parent_epoch")
    public Integer parentEpoch;

    /** The run whose settings the form was filled with. */
    @Column(name = "cloned_from")
    public UUID clonedFrom;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "tags", nullable = false)
    public String[] tags = new String[0];

    @Column(name = "notes", nullable = false)
    public String notes = "";

    @Column(name = "archived", nullable = false)
    public boolean archived;

    @Column(name = "device")
    public String device;

    @Column(name = "threads")
    public Integer threads;

    @Column(name = "last_epoch", nullable = false)
    public int lastEpoch;

    /** The epoch of the highest validation elbo. */
    @Column(name = "best_epoch")
    public Integer bestEpoch;

    /** The sweep that it is a trial of, or null. */
    @Column(name = "sweep_id")
    public UUID sweepId;

    /** Its number among the sweep's trials, from 1. */
    @Column(name = "trial")
    public Integer trial;

    /** Whether its sweep set it aside or stopped it before its last epoch. */
    @Column(name = "stopped_early", nullable = false)
    public boolean stoppedEarly;

    /** Whether it was paused together with its sweep, and is resumed with it. */
    @Column(name = "held", nullable = false)
    public boolean held;

    /** Whether a checkpoint within an epoch was asked for and saved; such a one is there before the first epoch's end. */
    @Formula("(exists (select 1 from checkpoint c where c.run_id = id and c.asked_for))")
    public boolean askedCheckpoint;

    @Generated
    @Column(name = "created_at", nullable = false, insertable = false, updatable = false)
    public Instant createdAt;

    /** Its hyper-parameters, checked again as they are read. */
    public ModelSettings modelSettings() {
        return SettingsJson.parse(settings);
    }
}
