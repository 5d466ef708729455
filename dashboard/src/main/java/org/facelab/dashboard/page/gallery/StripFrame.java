package org.facelab.dashboard.page.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A frame of the strip. The faces of {@value #BLOCK} epochs come as one picture, or a jump would cost a request for each
 * frame in sight; lib/filmstrip.js cuts the strip alike.
 *
 * @param block which of these pictures, from 0
 * @param x its face's place there, from 0
 * @param link to its epoch
 * @param current whether that is on the sheet
 */
public record StripFrame(EpochShot shot, int block, int x, String link, boolean current) {
    private static final int BLOCK = 16;

    /** A picture of many frames: its number, where it is, and how many faces it has. */
    public record Block(int number, String address, int faces) {}

    /** Some frames of all, from one up to another. */
    static List<StripFrame> of(List<EpochShot> shots, int from, int to, Looking looking) {
        List<StripFrame> frames = new ArrayList<>();
        for (int i = from; i < to; i++) {
            int first = i - i % BLOCK;
            int epoch = shots.get(i).epoch();
            frames.add(new StripFrame(
                    shots.get(i),
                    i / BLOCK,
                    randoms(shots.subList(first, i)).size(),
                    looking.epochLink(epoch),
                    epoch == looking.epoch()));
        }
        return frames;
    }

    /** The pictures that some frames need. */
    static List<Block> blocks(List<EpochShot> shots, List<StripFrame> frames) {
        Map<Integer, Block> blocks = new TreeMap<>();
        for (StripFrame frame : frames) {
            blocks.computeIfAbsent(frame.block(), number -> {
                List<UUID> ids = randoms(shots.subList(number * BLOCK, Math.min(shots.size(), (number + 1) * BLOCK)));
                return ids.isEmpty() ? null : new Block(number, address(ids), ids.size());
            });
        }
        return List.copyOf(blocks.values());
    }

    private static String address(List<UUID> ids) {
        return "/api/pictures/strip.png?of=" + ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }

    private static List<UUID> randoms(List<EpochShot> shots) {
        return shots.stream()
                .filter(shot -> shot.random() != null)
                .map(EpochShot::random)
                .toList();
    }
}
