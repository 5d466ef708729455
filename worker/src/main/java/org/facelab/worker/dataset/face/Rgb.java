package org.facelab.worker.dataset.face;

import java.awt.Color;

/** A colour in sRGB, each part in [0, 255]. */
record Rgb(double red, double green, double blue) {
    static final Rgb WHITE = new Rgb(255, 255, 255);

    /** This colour at t = 0, the other at t = 1. */
    Rgb mix(Rgb other, double t) {
        return new Rgb(red + (other.red - red) * t, green + (other.green - green) * t, blue + (other.blue - blue) * t);
    }

    /** Lighter by a share of what is missing to white (k above 0), or darker by a share of itself (k below 0). */
    Rgb shade(double k) {
        return k < 0 ? new Rgb(red * (1 + k), green * (1 + k), blue * (1 + k)) : mix(WHITE, k);
    }

    double brightness() {
        return 0.299 * red + 0.587 * green + 0.114 * blue;
    }

    Color color(double alpha) {
        return new Color(part(red), part(green), part(blue), part(alpha * 255));
    }

    private static int part(double value) {
        return (int) Math.max(0, Math.min(255, value + 0.5));
    }
}
