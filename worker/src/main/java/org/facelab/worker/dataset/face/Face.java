package org.facelab.worker.dataset.face;

import java.util.SplittableRandom;

/** Everything that makes one face: its parts, their colours, its pose and its light. */
public final class Face {
    private static final Rgb[] SKINS = {
        new Rgb(250, 222, 203),
        new Rgb(240, 202, 176),
        new Rgb(226, 178, 146),
        new Rgb(205, 150, 114),
        new Rgb(168, 114, 80),
        new Rgb(124, 80, 56),
        new Rgb(92, 59, 43)
    };
    private static final Rgb[] BACKDROPS = {
        new Rgb(176, 184, 190), new Rgb(92, 104, 112), new Rgb(196, 186, 170), new Rgb(120, 132, 118),
        new Rgb(70, 74, 84), new Rgb(208, 206, 202), new Rgb(146, 118, 104), new Rgb(150, 172, 190),
        new Rgb(94, 84, 102), new Rgb(178, 156, 136)
    };
    private static final Rgb[] CLOTHES = {
        new Rgb(46, 54, 70), new Rgb(186, 178, 168), new Rgb(120, 44, 48), new Rgb(60, 88, 84),
        new Rgb(34, 34, 38), new Rgb(206, 206, 204), new Rgb(142, 118, 88), new Rgb(70, 92, 132)
    };

    /** Seeds what is drawn at random: strands and curls. */
    final long strandSeed;

    final boolean feminine;
    /** 0 the palest, 1 the darkest. */
    final double skinTone;

    final Rgb skin;
    final HairColour hairColour;
    final HairStyle hairStyle;
    final Rgb hair;
    final EyeColour eyes;
    final double width;
    final double jaw;
    final double height;
    final double eyeSize;
    final double eyeGap;
    final double brow;
    final double browAngle;
    final double browHeight;
    final double noseWidth;
    final double noseLength;
    final double mouthWidth;
    final double lips;
    /** -0.2 serious to 1 laughing; the mouth opens above 0.42. */
    final double smile;

    final double lipstick;
    /** 0 shaven to 0.9 a full beard. */
    final double beard;

    final Glasses glasses;
    /** -0.9 to the left to 0.9 to the right, as the viewer sees it. */
    final double yaw;
    /** Radians. */
    final double tilt;
    /** -1 from the left to 1 from the right. */
    final double light;

    final double warmth;
    final Rgb backdrop;
    final Rgb backdropFar;
    final Rgb clothes;
    /** -1 or 1: where the hair is parted. */
    final int part;

    final double age;

    private Face(SplittableRandom random) {
        Draws draws = new Draws(random);
        feminine = draws.chance(0.54);
        skinTone = StrictMath.pow(draws.upTo(1), 1.15);
        skin = ramp(skinTone);
        boolean dark = skinTone > 0.55;
        hairStyle = draws.pick(HairStyle.choices(feminine, dark));
        hairColour = draws.pick(HairColour.choices(dark));
        hair = hairColour.colour().mix(new Rgb(60, 40, 28), 0.06 + draws.upTo(0.1));
        eyes = draws.pick(EyeColour.choices(dark));
        width = 1 + draws.around(0.08) + (feminine ? -0.035 : 0.035);
        jaw = (feminine ? 0.80 : 0.90) + draws.around(0.07);
        height = 1 + draws.around(0.06);
        eyeSize = (feminine ? 1.19 : 1.07) + draws.around(0.11);
        eyeGap = 1 + draws.around(0.06);
        brow = (feminine ? 0.8 : 1.25) + draws.around(0.25);
        browAngle = draws.around(0.8);
        browHeight = draws.around(1.2);
        noseWidth = 1 + draws.around(0.2) + (dark ? 0.16 : 0);
        noseLength = 1 + draws.around(0.12);
        mouthWidth = 1 + draws.around(0.14);
        lips = (feminine ? 1.15 : 0.85) + draws.around(0.2) + (dark ? 0.18 : 0);
        smile = Math.max(-0.2, Math.min(1, 0.5 + draws.around(0.75)));
        lipstick = feminine ? draws.upTo(0.8) : draws.upTo(0.15);
        beard = feminine ? 0 : Math.max(0, draws.upTo(1.5) - 0.6);
        glasses = draws.chance(0.16) ? draws.pick(Glasses.ROUND, Glasses.SQUARE) : Glasses.NONE;
        yaw = draws.around(0.9);
        tilt = draws.around(0.07);
        light = draws.chance(0.5) ? -0.5 - draws.upTo(0.5) : 0.5 + draws.upTo(0.5);
        warmth = draws.around(0.5);
        backdrop = draws.pick(BACKDROPS);
        backdropFar = draws.pick(BACKDROPS);
        clothes = draws.pick(CLOTHES);
        part = draws.chance(0.5) ? -1 : 1;
        age = Math.max(0, draws.upTo(1.6) - 0.9);
        strandSeed = random.nextLong();
    }

    /**
     * A face of an endless series.
     *
     * @param seed of the series
     * @param index of the face in it, from 0 on
     */
    public static Face of(long seed, long index) {
        // a golden-ratio step, then two rounds of scattering, keeps neighbours apart
        SplittableRandom series = new SplittableRandom(seed);
        return new Face(new SplittableRandom(series.nextLong() + index * 0x9E3779B97F4A7C15L));
    }

    private static Rgb ramp(double t) {
        double at = Math.min(SKINS.length - 1.001, t * (SKINS.length - 1));
        int below = (int) at;
        return SKINS[below].mix(SKINS[below + 1], at - below);
    }

    /** Random choices in their order. */
    private record Draws(SplittableRandom random) {
        boolean chance(double share) {
            return random.nextDouble() < share;
        }

        double upTo(double most) {
            return random.nextDouble() * most;
        }

        /** Between -most and most, mostly near 0: the mean of three draws, doubled. */
        double around(double most) {
            double sum = random.nextDouble() + random.nextDouble() + random.nextDouble();
            return (sum / 1.5 - 1) * most;
        }

        @SafeVarargs
        final <T> T pick(T... from) {
            return from[random.nextInt(from.length)];
        }
    }
}
