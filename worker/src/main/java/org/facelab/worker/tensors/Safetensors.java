package org.facelab.worker.tensors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes and reads safetensors files: eight bytes with the header's length, a JSON header that gives each tensor's type,
 * shape and range, then the bytes of all tensors without gaps.
 */
public final class Safetensors {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Headers of ours have some kilobytes; the format itself allows 100 MB, which a hostile file could make us take. */
    static final long LARGEST_HEADER = 8L << 20;

    static final String METADATA = "__metadata__";
    private static final int ALIGNMENT = 8;

    private Safetensors() {}

    /** Writes a file; the stream is flushed and stays open. */
    public static void write(TensorFile file, OutputStream out) throws IOException {
        ObjectNode header = MAPPER.createObjectNode();
        ObjectNode metadata = header.putObject(METADATA);
        file.metadata().forEach(metadata::put);
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : file.tensors().entrySet()) {
            Tensor tensor = entry.getValue();
            ObjectNode described = header.putObject(entry.getKey());
            described.put("dtype", tensor.type().name());
            described.set("shape", MAPPER.valueToTree(tensor.shape()));
            long end = offset + tensor.bytes().limit();
            described.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        byte[] json = MAPPER.writeValueAsBytes(header);
        // blanks after the header bring the data to a multiple of eight bytes, as readers that map the file expect
        int padded = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer start = ByteBuffer.allocate(Long.BYTES + padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(padded)
                .put(json);
        while (start.hasRemaining()) {
            start.put((byte) ' ');
        }
        WritableByteChannel channel = Channels.newChannel(out);
        writeFully(channel, start.flip());
        for (Tensor tensor : file.tensors().values()) {
            writeFully(channel, tensor.view());
        }
        out.flush();
    }

    /**
     * Reads a whole file into memory.
     *
     * @throws DamagedTensors if it is not a safetensors file of float tensors, or its ranges are not exactly its bytes
     */
    public static TensorFile open(Path path) throws IOException {
        String name = path.getFileName().toString();
        try (FileChannel channel = FileChannel.open(path)) {
            long size = channel.size();
            if (size < Long.BYTES) {
                throw damaged(name, "it has " + size + " bytes, too few for a header");
            }
            long length = read(channel, 0, Long.BYTES, name).getLong();
            if (length < 2 || length > LARGEST_HEADER || length > size - Long.BYTES) {
                throw damaged(
                        name,
                        "its header claims " + Long.toUnsignedString(length) + " bytes; the file has " + size
                                + " and a header at most " + LARGEST_HEADER);
            }
            byte[] json = read(channel, Long.BYTES, length, name).array();
            return new HeaderReader(name, size - Long.BYTES - length)
                    .read(parse(json, name), (from, bytes) -> read(channel, Long.BYTES + length + from, bytes, name));
        }
    }

    private static JsonNode parse(byte[] json, String name) throws DamagedTensors {
        try {
            return MAPPER.readTree(new String(json, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new DamagedTensors("the file " + name + " is damaged: its header is not JSON", e);
        }
    }

    private static ByteBuffer read(FileChannel channel, long from, long bytes, String name) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new EOFException("the file " + name + " became shorter while it was read");
            }
        }
        return buffer.flip();
    }

    private static void writeFully(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    static DamagedTensors damaged(String name, String why) {
        return new DamagedTensors("the file " + name + " is no intact safetensors file: " + why);
    }
}
