package org.facelab.worker.dataset.face;

/** The colour of the iris. */
enum EyeColour {
    DARK(new Rgb(58, 38, 26)),
    BROWN(new Rgb(88, 60, 34)),
    GREEN(new Rgb(76, 104, 82)),
    BLUE(new Rgb(80, 118, 156)),
    GREY(new Rgb(106, 110, 106));

    private final Rgb colour;

    EyeColour(Rgb colour) {
        this.colour = colour;
    }

    Rgb colour() {
        return colour;
    }

    static EyeColour[] choices(boolean darkSkin) {
        return darkSkin ? new EyeColour[] {DARK} : values();
    }
}
