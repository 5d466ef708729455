package org.facelab.worker.dataset.face;

import java.util.List;
import java.util.function.Predicate;

/** What is known of a drawn face, true or false, named in the manner of CelebA. */
public enum FaceAttribute {
    BALD("Bald", face -> face.hairStyle == HairStyle.BALD),
    BANGS("Bangs", face -> face.hairStyle == HairStyle.BOB),
    BEARD("Beard", face -> face.beard > 0.15),
    BLACK_HAIR("Black_Hair", face -> hasHair(face, HairColour.BLACK)),
    BLOND_HAIR("Blond_Hair", face -> hasHair(face, HairColour.BLOND, HairColour.DARK_BLOND)),
    BLUE_EYES("Blue_Eyes", face -> face.eyes == EyeColour.BLUE),
    BROWN_HAIR("Brown_Hair", face -> hasHair(face, HairColour.DARK_BROWN, HairColour.BROWN, HairColour.LIGHT_BROWN)),
    CURLY_HAIR("Curly_Hair", face -> face.hairStyle.isCurly()),
    DARK_SKIN("Dark_Skin", face -> face.skinTone > 0.55),
    EYEGLASSES("Eyeglasses", face -> face.glasses != Glasses.NONE),
    FACING_LEFT("Facing_Left", face -> face.yaw < -0.2),
    FACING_RIGHT("Facing_Right", face -> face.yaw > 0.2),
    GREY_HAIR("Gray_Hair", face -> hasHair(face, HairColour.GREY)),
    LIGHT_FROM_LEFT("Light_From_Left", face -> face.light < 0),
    LONG_HAIR("Long_Hair", face -> face.hairStyle.isLong()),
    MALE("Male", face -> !face.feminine),
    MOUTH_OPEN("Mouth_Slightly_Open", face -> face.smile > 0.5),
    PALE_SKIN("Pale_Skin", face -> face.skinTone < 0.2),
    RED_HAIR("Red_Hair", face -> hasHair(face, HairColour.RED)),
    SMILING("Smiling", face -> face.smile > 0.45),
    LIPSTICK("Wearing_Lipstick", face -> face.lipstick > 0.35);

    private final String label;
    private final Predicate<Face> test;

    FaceAttribute(String label, Predicate<Face> test) {
        this.label = label;
        this.test = test;
    }

    /** Its name in a manifest. */
    public String label() {
        return label;
    }

    public boolean isOf(Face face) {
        return test.test(face);
    }

    private static boolean hasHair(Face face, HairColour... colours) {
        return face.hairStyle != HairStyle.BALD && List.of(colours).contains(face.hairColour);
    }
}
