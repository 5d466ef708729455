package org.facelab.worker.dataset.face;

/** The colour of the hair, named as most data sets name it. */
enum HairColour {
    BLACK(new Rgb(26, 22, 22)),
    DARK_BROWN(new Rgb(46, 32, 26)),
    BROWN(new Rgb(82, 54, 36)),
    LIGHT_BROWN(new Rgb(126, 84, 50)),
    DARK_BLOND(new Rgb(172, 128, 78)),
    BLOND(new Rgb(216, 180, 122)),
    RED(new Rgb(142, 64, 36)),
    GREY(new Rgb(156, 152, 148));

    private final Rgb colour;

    HairColour(Rgb colour) {
        this.colour = colour;
    }

    Rgb colour() {
        return colour;
    }

    /** Each as often as it stands here. */
    static HairColour[] choices(boolean darkSkin) {
        return darkSkin
                ? new HairColour[] {BLACK, BLACK, BLACK, DARK_BROWN}
                : new HairColour[] {
                    BLACK,
                    BLACK,
                    DARK_BROWN,
                    DARK_BROWN,
                    BROWN,
                    BROWN,
                    LIGHT_BROWN,
                    LIGHT_BROWN,
                    DARK_BLOND,
                    DARK_BLOND,
                    BLOND,
                    BLOND,
                    RED,
                    RED,
                    GREY
                };
    }
}
