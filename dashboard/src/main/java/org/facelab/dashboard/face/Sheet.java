package org.facelab.dashboard.face;

import java.util.UUID;

/** A grid of faces: a picture of a run, or a generation. */
public record Sheet(Kind kind, UUID id) {
    /** Where a grid comes from. */
    public enum Kind {
        PICTURE("picture"),
        GENERATION("generation");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word in names of faces. */
        public String word() {
            return word;
        }
    }

    public static Sheet picture(UUID id) {
        return new Sheet(Kind.PICTURE, id);
    }

    public static Sheet generation(UUID id) {
        return new Sheet(Kind.GENERATION, id);
    }

    /** The id if it is a picture of a run, else null. */
    UUID pictureId() {
        return kind == Kind.PICTURE ? id : null;
    }

    /** The id if it is a generation, else null. */
    UUID generationId() {
        return kind == Kind.GENERATION ? id : null;
    }

    /** Where one face of it is. */
    public String address(int index) {
        return kind == Kind.PICTURE
                ? "/api/pictures/" + id + "/tiles/" + index + ".png"
                : "/api/generations/" + id + "/images/" + index + ".png";
    }
}
