package org.facelab.dashboard.page.sweeps;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.facelab.db.entity.SweepState;

/** Which sweeps the list shows. */
public enum ListShow {
    ALL("all", "All"),
    OPEN("open", "Open"),
    ENDED("ended", "Ended");

    private final String word;
    private final String title;

    ListShow(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** The one of a word, else all. */
    static ListShow of(String word) {
        return Arrays.stream(values())
                .filter(show -> show.word.equals(word))
                .findFirst()
                .orElse(ALL);
    }

    Set<SweepState> states() {
        return Arrays.stream(SweepState.values())
                .filter(state -> this == ALL || state.ended() == (this == ENDED))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(SweepState.class)));
    }

    public String title() {
        return title;
    }

    public String word() {
        return word;
    }

    /** Whether its number says more than the page's head. */
    public boolean counted() {
        return this != ALL;
    }

    /** The address of a page of it. */
    public String at(int page) {
        return "/sweeps?show=" + word + "&page=" + page;
    }
}
