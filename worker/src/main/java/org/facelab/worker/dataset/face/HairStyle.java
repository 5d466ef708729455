package org.facelab.worker.dataset.face;

/** How the hair is worn. */
enum HairStyle {
    SIDE_PART,
    CROP,
    SWEPT_UP,
    LONG_STRAIGHT,
    LONG_WAVY,
    BOB,
    ROUND_CURLS,
    TIED_BACK,
    BALD,
    LONG_CURLS;

    boolean isLong() {
        return this == LONG_STRAIGHT || this == LONG_WAVY || this == LONG_CURLS;
    }

    boolean isCurly() {
        return this == ROUND_CURLS || this == LONG_CURLS;
    }

    boolean hidesEars() {
        return isLong() || this == BOB;
    }

    /** Each as often as it stands here. */
    static HairStyle[] choices(boolean feminine, boolean darkSkin) {
        if (feminine) {
            return darkSkin
                    ? new HairStyle[] {LONG_STRAIGHT, ROUND_CURLS, TIED_BACK, LONG_CURLS, LONG_CURLS, LONG_WAVY, BOB}
                    : new HairStyle[] {LONG_STRAIGHT, LONG_WAVY, LONG_WAVY, BOB, TIED_BACK, LONG_STRAIGHT, LONG_CURLS};
        }
        return darkSkin
                ? new HairStyle[] {CROP, CROP, ROUND_CURLS, SIDE_PART, BALD}
                : new HairStyle[] {SIDE_PART, SIDE_PART, SWEPT_UP, SWEPT_UP, CROP, ROUND_CURLS, BALD};
    }
}
