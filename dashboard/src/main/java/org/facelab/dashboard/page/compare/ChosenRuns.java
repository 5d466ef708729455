package org.facelab.dashboard.page.compare;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.page.Rows;
import org.facelab.dashboard.page.run.RunHead;
import org.facelab.dashboard.page.run.RunHeads;

/** Finds the runs that an address names, by id or by number. */
@ApplicationScoped
class ChosenRuns {
    /** A chart tells twelve colours apart, not more. */
    static final int MOST = 12;

    private static final int LONGEST_SHOWN = 60;
    private static final String IDS = "select id from run where id = any (?) or number = any (?)";
    private final Rows rows;
    private final RunHeads heads;

    ChosenRuns(Rows rows, RunHeads heads) {
        this.rows = rows;
        this.heads = heads;
    }

    /**
     * What an address names.
     *
     * @param found those that are there, in the order of the address, each once
     * @param missing names of no run
     */
    record Chosen(List<RunHead> found, List<String> missing) {
        List<Long> numbers() {
            return found.stream().map(head -> head.run().number()).toList();
        }

        boolean comparable() {
            return missing.isEmpty() && found.size() >= 2 && found.size() <= MOST;
        }
    }

    /** @param runs ids or numbers, separated by commas */
    Chosen find(List<String> runs) {
        Set<String> names = new LinkedHashSet<>();
        for (String part : runs) {
            for (String name : part.split(",")) {
                if (!name.isBlank()) {
                    names.add(name.strip().replaceFirst("^#", "").toLowerCase(Locale.ROOT));
                }
            }
        }
        // of thirteen it is said that they are too many, of a thousand no more is looked up for that
        List<String> asked = names.stream().limit(10L * MOST).toList();
        List<RunHead> known = heads.of(ids(asked));
        List<RunHead> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String name : asked) {
            known.stream()
                    .filter(head -> name.equals(head.run().id().toString())
                            || name.equals(String.valueOf(head.run().number())))
                    .findFirst()
                    .ifPresentOrElse(
                            head -> {
                                if (!found.contains(head)) {
                                    found.add(head);
                                }
                            },
                            () -> missing.add(shortened(name)));
        }
        return new Chosen(found, missing);
    }

    private List<UUID> ids(List<String> names) {
        List<UUID> ids = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        for (String name : names) {
            if (name.matches("\\d{1,18}")) {
                numbers.add(Long.valueOf(name));
            } else {
                id(name).ifPresent(ids::add);
            }
        }
        return rows.list(
                IDS, row -> row.getObject(1, UUID.class), ids.toArray(UUID[]::new), numbers.toArray(Long[]::new));
    }

    private static Optional<UUID> id(String name) {
        try {
            return Optional.of(NotFound.id("run", name));
        } catch (NotFound e) {
            return Optional.empty(); // told as missing
        }
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_SHOWN ? name : name.substring(0, LONGEST_SHOWN - 1) + "…";
    }
}
