package org.facelab.dashboard.sweep.objective;

import java.util.OptionalInt;

/**
 * By what trials are compared.
 *
 * @param metric as in {@code elbo}
 * @param split {@code train} or {@code validation}
 */
public record Objective(String metric, String split, Goal goal, Of of) {
    /** What a sweep without an objective gets. */
    public static final Objective DEFAULT = new Objective("elbo", "validation", Goal.MAX, Of.BEST);

    /**
     * The epoch that counts of those up to one.
     *
     * @return empty if no epoch up to then has a finite value, or if the last one counts and is not finite
     */
    public OptionalInt epoch(Curve curve, int upTo) {
        int last = Math.min(upTo, curve.epochs());
        int found = 0;
        for (int epoch = of == Of.LAST ? Math.max(1, last) : 1; epoch <= last; epoch++) {
            boolean finite = Double.isFinite(curve.at(epoch));
            if (finite && (found == 0 || goal.score(curve.at(epoch)) > goal.score(curve.at(found)))) {
                found = epoch;
            }
        }
        return found == 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    /** The value that counts of the epochs up to one; not a number if there is none. */
    public double value(Curve curve, int upTo) {
        OptionalInt epoch = epoch(curve, upTo);
        return epoch.isPresent() ? curve.at(epoch.getAsInt()) : Double.NaN;
    }

    /** The same, turned so that higher is better; negative infinity if there is none. */
    public double score(Curve curve, int upTo) {
        return goal.score(value(curve, upTo));
    }
}
