package org.facelab.db.settings;

import java.util.List;
import java.util.stream.Collectors;

/** Settings that cannot be used; says every field that is wrong. */
public class InvalidSettings extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Violation> violations;

    public InvalidSettings(List<Violation> violations) {
        super(violations.stream().map(v -> v.field() + ": " + v.message()).collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    /** Of one field. */
    public InvalidSettings(String field, String message) {
        this(List.of(new Violation(field, message)));
    }

    public List<Violation> violations() {
        return violations;
    }
}
