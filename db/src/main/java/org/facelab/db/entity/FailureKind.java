package org.facelab.db.entity;

/** Why a job failed. */
public enum FailureKind {
    /** Something broke that should not have. */
    FAULT,
    /** Its workers died too often. */
    LOST,
    /** What was asked for cannot be done. */
    REFUSED,
    /** Losses or gradients stopped being numbers. */
    NON_FINITE
}
