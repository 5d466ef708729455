package org.facelab.dashboard.edge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.BadRequestException;
import java.io.IOException;
import java.io.InputStream;

/** Reads the JSON object of a call: one, whole, of bounded size, each field once. */
public final class JsonBody {
    /** The longest body, in bytes: the largest honest one, notes and tags included, is a tenth of it. */
    static final int LONGEST = 1 << 20;

    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // else 1e400 would be read as infinity and 0.1000000000000000001 as 0.1
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private JsonBody() {}

    /**
     * @throws BadRequestException if the body is empty, no JSON, or no object
     * @throws TooLarge if it is longer than a megabyte
     */
    public static ObjectNode read(InputStream body) {
        byte[] bytes;
        try {
            bytes = body == null ? new byte[0] : body.readNBytes(LONGEST + 1);
        } catch (IOException e) {
            throw new BadRequestException("the body ended early; send it again", e);
        }
        if (bytes.length > LONGEST) {
            throw new TooLarge("a JSON body may have at most " + LONGEST + " bytes");
        }
        try {
            JsonNode tree = STRICT.readTree(bytes);
            if (tree == null || tree.isMissingNode()) {
                throw new BadRequestException("the body is empty; expected a JSON object {…}");
            }
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw new BadRequestException("the body is JSON but no object; expected {…}");
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new BadRequestException(
                    "the body is not JSON" + where + ": " + firstLine(e.getOriginalMessage())
                            + "; expected a JSON object {…}",
                    e);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").strip();
    }
}
