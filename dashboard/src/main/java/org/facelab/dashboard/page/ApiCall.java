package org.facelab.dashboard.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a form asks for as a call of the API. */
public final class ApiCall {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ApiCall() {}

    /**
     * As a person would type it into a shell.
     *
     * @param host with its port, as in {@code localhost:8080}
     * @param path as in {@code /api/runs}
     */
    public static String post(String host, String path, JsonNode body) {
        try {
            String json = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(body);
            return "curl -X POST http://" + host + path + " \\\n  -H 'Content-Type: application/json' \\\n  -d '"
                    + json.replace("'", "'\\''") + "'";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the body of a call is always JSON", e);
        }
    }
}
