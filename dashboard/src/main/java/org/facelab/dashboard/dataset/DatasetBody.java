package org.facelab.dashboard.dataset;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a new data set, for the API's description; {@link NewDataset} reads it. */
@Schema(name = "NewDataset")
record DatasetBody(
        @Schema(required = true, minLength = 1, maxLength = 200)
        String name,

        @Schema(
                enumeration = {"folder", "celeba", "mnist", "drawn", "auto"},
                defaultValue = "auto",
                description =
                        "folder: a tree or zip of images; celeba: with its attributes and official split, if the lists"
                                + " are there; mnist: idx files, raw or gz; drawn: faces that Facelab draws; auto:"
                                + " recognises the first three")
        String format,

        @Schema(description = "A folder, a zip or an idx file of the server, absolute, inside an allowed folder")
        String path,

        @Schema(
                enumeration = {"32", "64", "128"},
                description = "Side of the square images, in pixels. Left out: 64, and for idx files the smallest that"
                        + " holds them, 32 for MNIST (no other is taken)")
        Integer imageSize,

        @Schema(
                enumeration = {"centre", "178", "148", "140", "108"},
                defaultValue = "centre",
                description =
                        "The square that is taken; the numbers are CelebA's, in pixels of 178 x 218 and likewise of"
                                + " smaller copies; there 178 is the same as centre")
        String crop,

        @Schema(
                enumeration = {"1", "3", "auto"},
                defaultValue = "auto",
                description = "auto: 1 if every image is grey")
        String channels,

        @Schema(minimum = "20", maximum = "200000", defaultValue = "2000", description = "Faces to draw")
        Integer count,

        @Schema(minimum = "0", description = "Of the drawing; drawn and answered if left out")
        Long seed) {
    static final String DRAWN = """
            {"name": "drawn faces", "format": "drawn", "count": 2000, "seed": 1}""";
    static final String FOLDER = """
            {"name": "holiday", "format": "folder", "path": "/data/faces", "imageSize": 64}""";
    static final String CELEBA = """
            {"name": "CelebA", "format": "celeba", "path": "/data/celeba.zip", "imageSize": 64, "crop": "148"}""";
}
