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
import org.facelab.db.settings.ModelSettings;
import org.facelab.db.settings.SettingsJson;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A search for the best settings by many runs, its trials. Unlike a run it has a state of its own. */
@Entity
@Table(name = "sweep")
public class Sweep extends PanacheEntityBase {
    @Id
    @Column(name = "id", nullable = false)
    public UUID id = Ids.next();

    @Generated
    @Column(name = "number", nullable = false, insertable = false, updatable = false)
    public Long number;

    @Column(name = "name", nullable = false)
    public String name;

    @Enumerated(EnumType.STRING)
    @Column(name = "state", nullable = false)
    public SweepState state = SweepState.RUNNING;

    /** Why it failed, for FAILED alone. */
    @Column(name = "failure_text")
    public String failureText;

    @Column(name = "dataset_id")
    public UUID datasetId;

    @Column(name = "model", nullable = false)
    public String model;

    /** Of the proposals, and of every trial, so that all draw the same latents. */
    @Column(name = "seed", nullable = false)
    public long seed;

    /** What the trials have in common, as {@code SettingsJson} writes it. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "settings", nullable = false)
    public String settings;

    /** What is searched, as it was sent. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "space", nullable = false)
    public String space;

    @Enumerated(EnumType.STRING)
    @Column(name = "strategy", nullable = false)
    public SweepStrategy strategy;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "objective", nullable = false)
    public String objective;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "early_stopping", nullable = false)
    public String earlyStopping;

    /** The most trials, or null for no limit. */
    @Column(name = "trials")
    public Integer trials;

    /** The most epochs of all trials together, or null for no limit. */
    @Column(name = "epochs")
    public Long epochs;

    /** The most hours in RUNNING, or null for no limit. */
    @Column(name = "hours")
    public Double hours;

    /** Trials at once. */
    @Column(name = "parallel", nullable = false)
    public int parallel;

    @Column(name = "priority", nullable = false)
    public int priority;

    /** Trials proposed so far, those deleted since among them. */
    @Column(name = "proposed", nullable = false)
    public int proposed;

    /** Whether the strategy has nothing left to propose. */
    @Column(name = "exhausted", nullable = false)
    public boolean exhausted;

    /** Time in RUNNING before {@link #runningSince}. */
    @Column(name = "seconds", nullable = false)
    public double seconds;

    /** The newest start, null in all states but RUNNING. */
    @Column(name = "running_since")
    public Instant runningSince;

    @Column(name = "notes", nullable = false)
    public String notes = "";

    @Generated
    @Column(name = "created_at", nullable = false, insertable = false, updatable = false)
    public Instant createdAt;

    @Column(name = "ended_at")
    public Instant endedAt;

    /** The base settings, checked again as they are read. */
    public ModelSettings modelSettings() {
        return SettingsJson.parse(settings);
    }
}
