package org.facelab.dashboard.sweep.stopping;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Whether trials that fall behind are stopped before their last epoch.
 *
 * @param reduction of ASHA: of {@code reduction} trials at a rung one goes on; null for others
 * @param minEpochs of ASHA the first rung, of the median rule the first epoch at which a trial may be stopped; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EarlyStopping(Kind kind, Integer reduction, Integer minEpochs) {
    /** Every trial trains to its end. */
    public static final EarlyStopping NONE = new EarlyStopping(Kind.NONE, null, null);

    /** ASHA's reduction unless somebody says otherwise. */
    public static final int USUAL_REDUCTION = 3;

    /** The first rung unless somebody says otherwise: two epochs, one where there are no more than two. */
    public static int usualMinEpochs(int epochs) {
        return epochs > 2 ? 2 : 1;
    }

    /** The rules. */
    public enum Kind {
        NONE,
        MEDIAN,
        ASHA;

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
