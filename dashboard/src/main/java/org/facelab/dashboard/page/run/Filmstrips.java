package org.facelab.dashboard.page.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.Rows;

/** Lays one face at every epoch beneath the curve. */
@ApplicationScoped
public class Filmstrips {
    /** More frames than this are too small to see; a frame then stands for several epochs and shows their last. */
    private static final int FRAMES = 24;

    /** Up to here every epoch has its own frame. */
    private static final int EPOCHS_WITH_OWN_FRAME = 32;

    private static final String PICTURES = """
            select p.id, p.epoch, m.value from picture p
            left join metric m on m.run_id = p.run_id and m.split = 'validation' and m.name = 'mse' and m.epoch = p.epoch
            where p.run_id = ? and p.kind = 'RANDOM' and p.epoch = any (?)
            """;

    private final Rows rows;

    Filmstrips(Rows rows) {
        this.rows = rows;
    }

    private record Shot(UUID picture, int epoch, Double mse) {}

    private record Span(int first, int last, int shown) {}

    /** The frames of a run in the order of its epochs. */
    public List<Frame> of(RunHead head) {
        List<Span> spans = spans(head.work().settings().epochs(), head.work().lastEpoch());
        Integer[] epochs = spans.stream().map(Span::shown).toArray(Integer[]::new);
        Map<Integer, Shot> shots = rows
                .list(
                        PICTURES,
                        row -> new Shot(row.getObject(1, UUID.class), row.getInt(2), row.getObject(3, Double.class)),
                        head.run().id(),
                        epochs)
                .stream()
                .collect(Collectors.toMap(Shot::epoch, Function.identity()));
        List<Frame> frames = new ArrayList<>();
        for (Span span : spans) {
            frames.add(frame(span, head, shots.get(span.shown())));
        }
        return frames;
    }

    private static List<Span> spans(int epochs, int lastEpoch) {
        int each = epochs <= EPOCHS_WITH_OWN_FRAME ? 1 : (epochs + FRAMES - 1) / FRAMES;
        List<Span> spans = new ArrayList<>();
        for (int first = 1; first <= epochs; first += each) {
            int last = Math.min(epochs, first + each - 1);
            spans.add(new Span(first, last, lastEpoch >= first ? Math.min(last, lastEpoch) : last));
        }
        return spans;
    }

    private static Frame frame(Span span, RunHead head, Shot shot) {
        int stored = head.work().lastEpoch();
        Frame.State state = span.first() <= stored
                ? Frame.State.DONE
                : span.first() == stored + 1 && head.standing().running() ? Frame.State.NOW : Frame.State.AHEAD;
        Integer best = head.work().bestEpoch();
        return new Frame(
                span.shown(),
                span.last() - span.first() + 1,
                state,
                shot == null ? null : "/api/pictures/" + shot.picture() + "/tiles/0.png",
                shot == null || shot.mse() == null ? null : Figures.fourDecimals(shot.mse()),
                best != null && best >= span.first() && best <= span.last());
    }
}
