package org.facelab.db.entity;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What somebody asked to import.
 *
 * @param format {@code folder} or {@code drawn}
 * @param uploadKey the blob of an upload, or null
 * @param path a folder or zip on the server, already resolved, or null
 * @param allowedRoot the allowed folder that holds {@code path}, or null
 * @param originalName what the uploaded file was called, for people, or null
 * @param imageSize side of the square images, in pixels
 * @param crop {@code centre}
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
        int imageSize,
        String crop,
        String channels,
        Integer count,
        Long seed) {}
