package org.facelab.worker.dataset.face;

import java.awt.Paint;
import java.util.SplittableRandom;

/** A face with the measures and mixed colours that several parts of its portrait share. */
final class Sitter {
    /** Which way the two sides of a face lie. */
    static final int[] SIDES = {-1, 1};

    final Face face;
    final double light;
    final double yaw;
    /** Middle of the head. */
    final double cx;

    /** Half of the head's width. */
    final double w;

    final double chin;
    /** Height of the eyes. */
    final double eyeLine = 59;

    /** Middle between the eyes. */
    final double fx;

    private final SplittableRandom strandDraws;
    final Rgb skin;
    final Rgb shadow;
    final Rgb lit;
    final Rgb hair;
    final Rgb hairShadow;
    final Rgb hairLit;

    Sitter(Face face) {
        this.face = face;
        strandDraws = new SplittableRandom(face.strandSeed);
        light = face.light;
        yaw = face.yaw * 5;
        cx = 64 + yaw * 0.35;
        w = 33.5 * face.width;
        chin = 113.5 + (face.height - 1) * 26;
        fx = cx + yaw;
        skin = face.skin;
        shadow = skin.mix(new Rgb(150, 60, 40), 0.22).shade(-0.42);
        // pale skin has less to go before it is white
        lit = skin.mix(new Rgb(255, 244, 230), 0.22 + 0.12 * face.skinTone);
        hair = face.hair;
        hairShadow = hair.shade(-0.45);
        hairLit = hair.mix(new Rgb(236, 178, 120), hair.brightness() < 50 ? 0.16 : 0.28)
                .shade(0.1);
    }

    /** Whether a side is the one that the light comes from. */
    boolean isLit(int side) {
        return side * light > 0;
    }

    /** How far a feature of one side moves to the middle when the head turns. */
    double near(int side) {
        return 1 - side * face.yaw * 0.06;
    }

    double eyeX(int side) {
        return fx + side * 15.2 * face.eyeGap * near(side);
    }

    Paint hairPaint(Canvas canvas) {
        return canvas.gradient(
                64 + light * 46, 10, 64 - light * 46, 120, new float[] {0, 0.35f, 1}, hairLit, hair, hairShadow);
    }

    double random() {
        return strandDraws.nextDouble();
    }

    /** Draws locks: thin strokes, lighter and darker than the hair by turns. */
    void strands(Canvas canvas, int count, double alpha, Strand strand) {
        for (int i = 0; i < count; i++) {
            Rgb colour = random() < 0.5 ? hairLit : hairShadow;
            double opacity = alpha * (0.4 + random() * 0.8);
            double width = 0.5 + random() * 1.3;
            canvas.stroke(strand.at((double) i / count).shape(), width, colour, opacity);
        }
    }

    /** The line of one strand. */
    interface Strand {
        /** @param t from 0 to 1 over all strands */
        Outline at(double t);
    }
}
