package org.facelab.dashboard.edge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The names under which this dashboard may be addressed, at any port. A page of another site that points its own name at
 * this machine (DNS rebinding) is the browser's same origin to itself; its Host header gives it away.
 */
@ApplicationScoped
class KnownHosts {
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\[\\]@/]+)(:\\d{1,5})?");
    private final Set<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "[::1]"));

    KnownHosts(@ConfigProperty(name = "facelab.hosts") Optional<List<String>> more) {
        more.orElse(List.of()).forEach(name -> names.add(name.strip().toLowerCase(Locale.ROOT)));
    }

    /** @param authority the Host header, or null if there is none */
    boolean knows(String authority) {
        Matcher parts = AUTHORITY.matcher(authority == null ? "" : authority);
        return parts.matches() && names.contains(parts.group(1).toLowerCase(Locale.ROOT));
    }

    String refusal(String authority) {
        return (authority == null ? "the request names no host" : "this dashboard is not known as " + authority) + "; "
                + names();
    }

    /** What it is known as, in words. */
    String names() {
        return "it answers to " + String.join(", ", names);
    }
}
