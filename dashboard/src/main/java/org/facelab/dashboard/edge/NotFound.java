package org.facelab.dashboard.edge;

import java.util.UUID;

/** Nothing of that kind and id: answered with 404. */
public class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotFound(String message) {
        super(message);
    }

    /** @param what the kind of thing, as in {@code run} */
    public NotFound(String what, Object id) {
        this("there is no " + what + " with the id " + shortened(String.valueOf(id)));
    }

    /**
     * Reads an id out of an address.
     *
     * @throws NotFound if it is not a UUID, for then nothing can have it
     */
    public static UUID id(String what, String text) {
        try {
            UUID id = UUID.fromString(text);
            // fromString also takes shortened groups, which nothing of ours writes
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // told below: to the caller it is an id that nothing has
        }
        throw new NotFound(what, text);
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }
}
