package org.facelab.worker.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

/** That two trainings came to the same, bit for bit. */
final class Same {
    private Same() {}

    /** In the figures of all epochs that the second did, and in all that is left at the end. */
    static void end(Recording whole, Recording resumed) {
        for (EpochResult epoch : resumed.epochs) {
            assertThat(resumed.figures(epoch.epoch())).isEqualTo(whole.figures(epoch.epoch()));
        }
        assertThat(resumed.last().epoch()).isEqualTo(whole.last().epoch());
        assertThat(resumed.last().pictures().random().pixels())
                .isEqualTo(whole.last().pictures().random().pixels());
        tensors(whole.last().snapshot(), resumed.last().snapshot());
        assertThat(resumed.last().snapshot().weights().metadata())
                .isEqualTo(whole.last().snapshot().weights().metadata());
    }

    /** All arrays of a snapshot's state. */
    static void tensors(Snapshot one, Snapshot other) {
        one.state()
                .tensors()
                .forEach((name, tensor) -> assertThat(
                                other.state().tensors().get(name).view())
                        .as(name)
                        .isEqualTo(tensor.view()));
    }

    /** Metadata without what tells of the phases and epochs that were asked for. */
    static Map<String, String> withoutPhases(Snapshot snapshot) {
        Map<String, String> metadata = new HashMap<>(snapshot.weights().metadata());
        metadata.remove("phases");
        metadata.remove("settings");
        return metadata;
    }
}
