package org.facelab.dashboard.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenerTest {
    private final List<String> sent = new ArrayList<>();
    private final List<UniEmitter<? super Void>> underWay = new ArrayList<>();
    private final Listener listener = new Listener(
            text -> Uni.createFrom().emitter(emitter -> {
                sent.add(text);
                underWay.add(emitter);
            }),
            "missed");

    @Test
    void a_socket_that_does_not_read_holds_a_bounded_number_of_messages() {
        for (int i = 0; i < 1_000; i++) {
            listener.tell("event " + i);
        }
        assertThat(sent).hasSize(Listener.MOST).last().isEqualTo("event " + (Listener.MOST - 1));
    }

    @Test
    void what_was_missed_is_told_in_one_word_once_it_reads_again() {
        for (int i = 0; i < 1_000; i++) {
            listener.tell("event " + i);
        }
        List.copyOf(underWay).forEach(emitter -> emitter.complete(null));
        assertThat(sent).hasSize(Listener.MOST + 1).last().isEqualTo("missed");
        underWay.get(Listener.MOST).fail(new IllegalStateException("the browser is gone"));
        listener.tell("next");
        assertThat(sent).last().isEqualTo("next");
    }
}
