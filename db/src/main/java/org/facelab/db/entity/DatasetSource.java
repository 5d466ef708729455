package org.facelab.db.entity;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What somebody asked to import.
 *
 * @param format {@code folder}, {@code celeba}, {@code mnist}, {@code drawn} or {@code auto}; the import puts what {@code auto} turned
 *     out to be in its place
 * @param uploadKey the blob of an upload, or null
 * @param path a folder, zip or idx file on the server, already resolved, or null
 * @param allowedRoot the allowed folder that holds {@code path}, or null
 * @param originalName what the uploaded file was called, for people, or null
 * @param imageSize side of the square images, in pixels, or null for what suits the files
 * @param crop {@code centre}, or one of CelebA's: {@code 178}, {@code 148}, {@code 140}, {@code 108}
 * @param channels {@code 1}, {@code 3} or {@code auto}
 * @param count how many faces to draw, or null
 * @param seed of the drawing, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetSource(
        String format,
        String uploadKey,
        String path,
        String allowedRoot,
        String originalName,
        Integer imageSize,
        String crop,
        String channels,
        Integer count,
        Long seed) {}
