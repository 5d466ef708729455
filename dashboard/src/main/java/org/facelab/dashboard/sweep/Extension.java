package org.facelab.dashboard.sweep;

import org.facelab.dashboard.edge.Fields;
import org.facelab.db.entity.Sweep;
import org.facelab.db.entity.SweepStrategy;
import org.facelab.db.settings.InvalidSettings;

/**
 * The new limits of a sweep that gets more.
 *
 * @param trials, epochs, hours: the new limit, null where there is none
 */
record Extension(Integer trials, Long epochs, Double hours) {
    /** @throws InvalidSettings naming every field that is wrong */
    static Extension read(Fields fields, Sweep sweep) {
        long trials = fields.whole("trials", 1, NewSweep.MOST_TRIALS, 0L);
        long epochs = fields.whole("epochs", 1, NewSweep.MOST_EPOCHS, 0L);
        double hours = fields.real("hours", 1e-3, NewSweep.MOST_HOURS, 0);
        without(fields, "trials", trials > 0, sweep.trials);
        without(fields, "epochs", epochs > 0, sweep.epochs);
        without(fields, "hours", hours > 0, sweep.hours);
        if (trials > 0 && sweep.strategy == SweepStrategy.GRID && sweep.exhausted) {
            fields.refuse("trials", "cannot be more: the grid is used up; submit a sweep with more values");
        }
        if (trials > 0 && sweep.trials != null && sweep.trials + trials > NewSweep.MOST_TRIALS) {
            fields.refuse("trials", "would be " + (sweep.trials + trials) + " altogether; at most 10,000 are allowed");
        }
        fields.done();
        if (trials == 0 && epochs == 0 && hours == 0) {
            fields.refuse("trials", "is required, or epochs, or hours: how many more");
            fields.done();
        }
        return new Extension(
                sweep.trials == null ? null : Integer.valueOf((int) (sweep.trials + trials)),
                sweep.epochs == null ? null : Long.valueOf(sweep.epochs + epochs),
                sweep.hours == null ? null : Double.valueOf(sweep.hours + hours));
    }

    private static void without(Fields fields, String name, boolean given, Object limit) {
        if (given && limit == null) {
            fields.refuse(name, "bounds nothing here: the sweep was submitted without a limit of " + name);
        }
    }
}
