package org.facelab.dashboard.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.facelab.db.settings.Violation;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param title the kind of problem
 * @param status of HTTP
 * @param detail what failed, on what, and what to do
 * @param violations the fields that are wrong, where a field is
 * @param state of the thing, where that stands in the way
 * @param allowed what may be asked in that state, as the words of addresses
 */
@Schema(description = "What went wrong (RFC 9457)")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String title, int status, String detail, List<Violation> violations, String state, List<String> allowed) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(int status, String detail) {
        return titled(title(status), status, detail);
    }

    /** With a title of its own. */
    static Problem titled(String title, int status, String detail) {
        return new Problem(title, status, detail, List.of(), null, List.of());
    }

    /** The thing is not in a state in which this can be asked. */
    public static Problem notInState(String detail, String state, List<String> allowed) {
        return new Problem(title(409), 409, detail, List.of(), state, allowed);
    }

    /** Names every field that is wrong. */
    public static Problem invalid(List<Violation> violations) {
        String detail = violations.size() == 1
                ? violations.get(0).field() + " " + violations.get(0).message()
                : violations.size() + " fields are wrong; violations names each";
        return new Problem("Not valid", 400, detail, violations, null, List.of());
    }

    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Not valid";
            case 403 -> "Refused";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 406 -> "Not acceptable";
            case 409 -> "Not possible now";
            case 413 -> "Too large";
            case 415 -> "Wrong content type";
            case 421 -> "Unknown host";
            case 500 -> "Something broke";
            default -> "HTTP " + status;
        };
    }
}
