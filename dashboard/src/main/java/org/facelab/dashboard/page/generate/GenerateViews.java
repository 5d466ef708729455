package org.facelab.dashboard.page.generate;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.job.Seeds;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.gallery.Grid.Tile;
import org.facelab.dashboard.page.generate.Choices.Chosen;
import org.facelab.dashboard.page.generate.GenerateView.Earlier;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.db.settings.ModelSettings;
import org.facelab.db.settings.Violation;

/** Puts the page together: a statement each for checkpoints, the generation that is shown, and the earlier ones. */
@ApplicationScoped
class GenerateViews {
    private static final String COUNT = "32";

    private final ChoicesQuery choices;
    private final Drawings drawings;

    GenerateViews(ChoicesQuery choices, Drawings drawings) {
        this.choices = choices;
        this.drawings = drawings;
    }

    GenerateView of(GeneratePage.Query query) {
        Drawing drawing = query.generation == null
                ? null
                : drawings.find(query.generation).orElseThrow(() -> new NotFound("generation", query.generation));
        UUID wanted = query.checkpoint != null
                ? query.checkpoint
                : drawing == null ? null : drawing.wish().checkpointId();
        UUID run = query.run != null
                ? query.run
                : drawing == null ? null : drawing.run().id();
        Choices all = choices.read(run, wanted);
        Chosen chosen =
                all.checkpoint(wanted).or(() -> all.run(run)).or(all::newest).orElse(null);
        Earlier earlier = earlier(query.before);
        boolean fresh = query.checkpoint == null && query.run == null;
        Drawing shown = drawing == null
                        && fresh
                        && query.before == null
                        && !earlier.drawings().isEmpty()
                ? earlier.drawings().get(0)
                : drawing;
        return new GenerateView(
                all, chosen, request(chosen, drawing), shown, face(shown, query.face), without(earlier, shown));
    }

    /** The bar as it was sent, with what is wrong. */
    GenerateView refused(GeneratePage.Form form, List<Violation> violations) {
        UUID wanted = id(form.checkpointId);
        Choices all = choices.read(null, wanted);
        Chosen chosen = all.checkpoint(wanted).or(all::newest).orElse(null);
        Request request = new Request(
                chosen == null ? null : chosen.choice().id(),
                form.count,
                form.seed,
                form.sampler,
                form.temperature,
                violations);
        return new GenerateView(all, chosen, request, null, null, earlier(null));
    }

    private static UUID id(String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null; // the violation says so
        }
    }

    private static Request request(Chosen chosen, Drawing drawing) {
        UUID checkpoint = chosen == null ? null : chosen.choice().id();
        if (drawing != null) {
            Drawing.Wish wish = drawing.wish();
            return new Request(
                    checkpoint,
                    Integer.toString(wish.count()),
                    Long.toString(wish.seed()),
                    wish.sampler(),
                    Figures.significant(wish.temperature()),
                    List.of());
        }
        ModelSettings settings =
                chosen == null ? ConvVaeSettings.DEFAULTS : chosen.of().settings();
        ConvVaeSettings own = settings instanceof ConvVaeSettings vae ? vae : ConvVaeSettings.DEFAULTS;
        return new Request(
                checkpoint,
                COUNT,
                Long.toString(Seeds.fresh()),
                own.sampler().word(),
                Figures.significant(own.temperature()),
                List.of());
    }

    private static Tile face(Drawing drawing, Integer number) {
        if (drawing == null || !drawing.there()) {
            return null;
        }
        int index = number == null ? 0 : Math.max(1, Math.min(drawing.wish().count(), number)) - 1;
        return drawing.layout().tile(index);
    }

    private Earlier earlier(UUID before) {
        List<Drawing> page = drawings.before(before);
        boolean more = page.size() > Drawings.PAGE;
        return new Earlier(more ? page.subList(0, Drawings.PAGE) : page, drawings.count(), more, before != null);
    }

    private static Earlier without(Earlier earlier, Drawing shown) {
        return shown == null
                ? earlier
                : new Earlier(
                        earlier.drawings().stream()
                                .filter(drawing -> !drawing.id().equals(shown.id()))
                                .toList(),
                        earlier.all(),
                        earlier.more(),
                        earlier.paged());
    }
}
