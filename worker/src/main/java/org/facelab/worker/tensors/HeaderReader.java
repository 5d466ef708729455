package org.facelab.worker.tensors;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns a header that nobody trusts yet into tensors whose ranges fill the file's bytes exactly. */
final class HeaderReader {
    private static final int MOST_DIMENSIONS = 8;
    private final String file;
    private final long dataBytes;

    /** @param dataBytes bytes after the header */
    HeaderReader(String file, long dataBytes) {
        this.file = file;
        this.dataBytes = dataBytes;
    }

    /** Reads a range of the bytes after the header. */
    interface Ranges {
        ByteBuffer read(long from, long bytes) throws IOException;
    }

    private record Entry(String name, ElementType type, long[] shape, long from, long to) {}

    TensorFile read(JsonNode header, Ranges ranges) throws IOException {
        if (!header.isObject()) {
            throw damaged("its header is not a JSON object");
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Iterator<Map.Entry<String, JsonNode>> fields = header.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            if (field.getKey().equals(Safetensors.METADATA)) {
                field.getValue()
                        .fields()
                        .forEachRemaining(
                                e -> metadata.put(e.getKey(), e.getValue().asText()));
            } else {
                entries.add(entry(field.getKey(), field.getValue()));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::from).thenComparingLong(Entry::to));
        checkNoGaps(entries);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Entry entry : entries) {
            tensors.put(
                    entry.name, new Tensor(entry.type, entry.shape, ranges.read(entry.from, entry.to - entry.from)));
        }
        return new TensorFile(metadata, tensors);
    }

    private Entry entry(String name, JsonNode described) throws DamagedTensors {
        ElementType type = type(name, described.path("dtype").asText());
        long[] shape = numbers(name, described.path("shape"), MOST_DIMENSIONS);
        long[] range = numbers(name, described.path("data_offsets"), 2);
        if (range.length != 2 || range[0] > range[1] || range[1] > dataBytes) {
            throw damaged("the range " + Arrays.toString(range) + " of " + name + " does not lie within the "
                    + dataBytes + " bytes after the header");
        }
        long bytes;
        try {
            bytes = Math.multiplyExact(Tensor.elements(shape), type.bytes());
        } catch (ArithmeticException e) {
            throw damaged("the shape " + Arrays.toString(shape) + " of " + name + " is too large");
        }
        if (bytes != range[1] - range[0] || bytes > Integer.MAX_VALUE) {
            throw damaged(name + " has the shape " + Arrays.toString(shape) + ", which needs " + bytes
                    + " bytes, but a range of " + (range[1] - range[0]));
        }
        return new Entry(name, type, shape, range[0], range[1]);
    }

    private ElementType type(String name, String dtype) throws DamagedTensors {
        for (ElementType type : ElementType.values()) {
            if (type.name().equals(dtype)) {
                return type;
            }
        }
        throw damaged(
                name + " has elements of type '" + dtype + "', known are " + Arrays.toString(ElementType.values()));
    }

    private long[] numbers(String name, JsonNode array, int most) throws DamagedTensors {
        if (!array.isArray() || array.size() > most) {
            throw damaged("the shape or range of " + name + " is missing or too long");
        }
        long[] numbers = new long[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            JsonNode number = array.get(i);
            if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 0) {
                throw damaged("the shape or range of " + name + " holds " + number + ", not a whole number from 0 on");
            }
            numbers[i] = number.longValue();
        }
        return numbers;
    }

    private void checkNoGaps(List<Entry> entries) throws DamagedTensors {
        long end = 0;
        for (Entry entry : entries) {
            if (entry.from != end) {
                throw damaged("the range of " + entry.name + " starts at " + entry.from + ", expected " + end);
            }
            end = entry.to;
        }
        if (end != dataBytes) {
            throw damaged("its tensors end at byte " + end + " after the header, but the file has " + dataBytes
                    + ": it is cut off or something was appended");
        }
    }

    private DamagedTensors damaged(String why) {
        return Safetensors.damaged(file, why);
    }
}
