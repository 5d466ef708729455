package org.facelab.dashboard.dataset;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a new data set, for the API's description; {@link NewDataset} reads it. */
@Schema(name = "NewDataset")
record DatasetBody(
        @Schema(required = true, minLength = 1, maxLength = 200)
        String name,

        @Schema(
                enumeration = {"folder", "drawn", "auto"},
                defaultValue = "auto",
                description = "folder: a tree or zip of images; drawn: faces that Facelab draws")
        String format,

        @Schema(description = "A folder or zip of the server, absolute, inside an allowed folder")
        String path,

        @Schema(
                enumeration = {"32", "64", "128"},
                defaultValue = "64",
                description = "Side of the square images, in pixels")
        Integer imageSize,

        @Schema(enumeration = "centre", defaultValue = "centre")
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
}
