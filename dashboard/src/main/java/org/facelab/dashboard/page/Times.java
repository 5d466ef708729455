package org.facelab.dashboard.page;

import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and durations in the words of the pages; {@code lib/times.js} says the same in the browser. */
@TemplateExtension
public final class Times {
    private static final DateTimeFormatter ABSOLUTE =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.UK).withZone(ZoneOffset.UTC);

    private Times() {}

    /** As in {@code 9 min ago}. */
    public static String ago(Instant then) {
        return ago(then, Instant.now());
    }

    static String ago(Instant then, Instant now) {
        long seconds = Math.max(0, Duration.between(then, now).toSeconds());
        if (seconds < 5) {
            return "just now";
        }
        if (seconds < 60) {
            return seconds + " s ago";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min ago";
        }
        if (seconds < 86_400) {
            return seconds / 3600 + " h ago";
        }
        long days = seconds / 86_400;
        if (days == 1) {
            return "yesterday";
        }
        return days < 14 ? days + " days ago" : DAY.format(then);
    }

    /** As in {@code 24 Nov 2026, 08:50 UTC}. */
    public static String absolute(Instant then) {
        return ABSOLUTE.format(then);
    }

    /** As in {@code 08:50:07}, in UTC, for lists of events. */
    public static String clock(Instant then) {
        return CLOCK.format(then);
    }

    /** For the {@code datetime} of a time. */
    public static String iso(Instant then) {
        return then.toString();
    }

    /** In two parts: {@code 3 min 14 s}, {@code 4 h 12 min}; under a second in ms. */
    public static String inWords(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 1) {
            return Math.max(0, duration.toMillis()) + " ms";
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + String.format(Locale.ROOT, "%02d s", seconds % 60);
        }
        if (seconds < 86_400) {
            return seconds / 3600 + " h " + String.format(Locale.ROOT, "%02d min", seconds % 3600 / 60);
        }
        return seconds / 86_400 + " d " + seconds % 86_400 / 3600 + " h";
    }
}
