package org.facelab.dashboard.page.generate;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.face.FaceName;
import org.facelab.dashboard.face.Marks;
import org.facelab.dashboard.face.Sheet;
import org.facelab.dashboard.job.Seeds;
import org.facelab.dashboard.page.ApiCall;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.MarkView;
import org.facelab.dashboard.page.gallery.Grid;
import org.facelab.dashboard.page.gallery.Grid.Tile;
import org.facelab.dashboard.page.gallery.Grids;
import org.facelab.dashboard.page.generate.Choices.Chosen;
import org.facelab.dashboard.page.generate.GenerateView.Bar;
import org.facelab.dashboard.page.generate.GenerateView.Earlier;
import org.facelab.dashboard.page.generate.GenerateView.Shown;
import org.facelab.dashboard.page.generate.Request.Draws;
import org.facelab.dashboard.page.generate.Request.Places;
import org.facelab.db.entity.PictureKind;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.db.settings.ModelSettings;
import org.facelab.db.settings.Violation;

/** Puts the page together: a statement each for checkpoints, the generation that is shown, and the earlier ones. */
@ApplicationScoped
class GenerateViews {
    private static final String COUNT = "32";
    private static final int FIRST_FACES = 8;

    private final ChoicesQuery choices;
    private final Drawings drawings;
    private final Grids grids;
    private final Marks marks;

    GenerateViews(ChoicesQuery choices, Drawings drawings, Grids grids, Marks marks) {
        this.choices = choices;
        this.drawings = drawings;
        this.grids = grids;
        this.marks = marks;
    }

    GenerateView of(GeneratePage.Query query, String host) {
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
        Tile face = face(shown, query.face);
        Request request = request(chosen, drawing, "reconstruction".equals(query.kind));
        return new GenerateView(
                new Bar(all, chosen, originals(chosen), request),
                new Shown(shown, face, mark(shown, face)),
                without(earlier, shown),
                chosen == null ? "" : call(EnteredWish.of(request), host));
    }

    /** The bar as it was sent, with what is wrong. */
    GenerateView refused(GeneratePage.Form form, List<Violation> violations, String host) {
        UUID wanted = id(form.checkpointId);
        Choices all = choices.read(null, wanted);
        Chosen chosen = all.checkpoint(wanted).or(all::newest).orElse(null);
        Request request = new Request(
                chosen == null ? null : chosen.choice().id(),
                EnteredWish.reconstructs(form),
                new Draws(form.count, form.seed, form.sampler, form.temperature),
                EnteredWish.places(form),
                violations);
        return new GenerateView(
                new Bar(all, chosen, originals(chosen), request), Shown.NOTHING, earlier(null), call(form, host));
    }

    /** What a form asks for as a call of the API. */
    String call(GeneratePage.Form form, String host) {
        return ApiCall.post(host, "/api/generations", EnteredWish.body(form));
    }

    private static UUID id(String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null; // the violation says so
        }
    }

    /** The originals of the chosen run, from which faces are ticked; null if it has none. */
    private Grid originals(Chosen chosen) {
        return chosen == null ? null : grids.of(chosen.of().run().id(), 0).get(PictureKind.ORIGINAL);
    }

    private static Request request(Chosen chosen, Drawing drawing, boolean reconstructs) {
        UUID checkpoint = chosen == null ? null : chosen.choice().id();
        if (drawing != null && drawing.wish().sampling() != null) {
            Drawing.Sampling wish = drawing.wish().sampling();
            return new Request(
                    checkpoint,
                    false,
                    new Draws(
                            Integer.toString(drawing.wish().count()),
                            Long.toString(wish.seed()),
                            wish.sampler(),
                            Figures.significant(wish.temperature())),
                    Places.first(FIRST_FACES),
                    List.of());
        }
        Places places = drawing == null
                ? Places.first(FIRST_FACES)
                : new Places(drawing.wish().chosen().indices(), "");
        ModelSettings settings =
                chosen == null ? ConvVaeSettings.DEFAULTS : chosen.of().settings();
        ConvVaeSettings own = settings instanceof ConvVaeSettings vae ? vae : ConvVaeSettings.DEFAULTS;
        return new Request(
                checkpoint,
                reconstructs || drawing != null,
                new Draws(
                        COUNT,
                        Long.toString(Seeds.fresh()),
                        own.sampler().word(),
                        Figures.significant(own.temperature())),
                places,
                List.of());
    }

    private static Tile face(Drawing drawing, Integer number) {
        if (drawing == null || !drawing.there()) {
            return null;
        }
        int index = number == null ? 0 : Math.max(1, Math.min(drawing.wish().count(), number)) - 1;
        return drawing.layout().tile(index);
    }

    private MarkView mark(Drawing drawing, Tile face) {
        return face == null
                ? null
                : new MarkView(
                        marks.of(new FaceName(Sheet.generation(drawing.id()), face.index())),
                        "/generate/mark?generation=" + drawing.id() + "&face=" + face.number());
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
