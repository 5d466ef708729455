package org.facelab.dashboard.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person may ask of a run. */
public enum RunAction {
    PAUSE,
    RESUME,
    CANCEL,
    RETRY,
    CONTINUE,
    FORK,
    CLONE,
    SAMPLE_NOW,
    SAVE_NOW,
    ARCHIVE,
    UNARCHIVE,
    DELETE;

    /** The word in an address and in a message, as in {@code sample-now}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The action of a word. */
    public static Optional<RunAction> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word().equals(word))
                .findFirst();
    }

    static List<String> words(Iterable<RunAction> actions) {
        List<String> words = new ArrayList<>();
        actions.forEach(action -> words.add(action.word()));
        return words;
    }
}
