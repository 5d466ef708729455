package org.facelab.dashboard.edge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
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
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // else a refusal would quote 3.0 as 3, which would have been taken
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);

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
            throw new TooLarge(
                    String.format("a JSON body may have at most %,d bytes; send fewer things in one call", LONGEST));
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
            throw new BadRequestException(
                    "the body is not JSON" + NotJson.words(e) + "; expected a JSON object {…}", e);
        } catch (NumberFormatException e) {
            // Jackson lets it through where an exponent has more digits than any number of ours needs
            throw new BadRequestException(
                    "the body holds a number whose exponent is too long to be read; expected numbers such as 0.001 or"
                            + " 1e-3",
                    e);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
    }
}
