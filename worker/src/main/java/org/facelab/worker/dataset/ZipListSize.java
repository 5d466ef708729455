package org.facelab.worker.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * How large the list of a zip's entries is, read from the record at the file's end: whoever opens the zip reads that list
 * into memory whole, so it is looked at first (APPNOTE 6.3.10, sections 4.3.14 to 4.3.16).
 */
final class ZipListSize {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LOCATOR_BYTES = 20;
    private static final int END64_SIGNATURE = 0x06064b50;
    private static final int END64_BYTES = 56;
    private static final long IN_END64 = 0xffff_ffffL;

    private ZipListSize() {}

    /** The list's size in bytes; 0 where the file has no such record, and opening it will say so. */
    static long of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            long from = Math.max(0, size - END_BYTES - LONGEST_COMMENT);
            ByteBuffer tail = read(channel, from, (int) (size - from));
            for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
                if (tail.getInt(at) == END_SIGNATURE) {
                    long bytes = tail.getInt(at + 12) & 0xffff_ffffL;
                    return bytes == IN_END64 ? large(channel, from + at) : bytes;
                }
            }
            return 0;
        }
    }

    private static long large(FileChannel channel, long end) throws IOException {
        if (end < LOCATOR_BYTES) {
            return 0;
        }
        ByteBuffer locator = read(channel, end - LOCATOR_BYTES, LOCATOR_BYTES);
        long at = locator.getLong(8);
        if (locator.getInt(0) != LOCATOR_SIGNATURE || at < 0 || at > channel.size() - END64_BYTES) {
            return 0;
        }
        ByteBuffer record = read(channel, at, END64_BYTES);
        // a size beyond 2^63 is a lie in any case
        return record.getInt(0) == END64_SIGNATURE ? record.getLong(40) & Long.MAX_VALUE : 0;
    }

    private static ByteBuffer read(FileChannel channel, long from, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
            // until it is full or the file ends
        }
        return buffer.flip();
    }
}
