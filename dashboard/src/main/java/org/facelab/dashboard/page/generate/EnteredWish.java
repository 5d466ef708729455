package org.facelab.dashboard.page.generate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.facelab.dashboard.generation.NewGeneration;
import org.facelab.dashboard.page.generate.Request.Places;
import org.facelab.db.entity.Generation;
import org.facelab.db.settings.Sampler;

/** The bar as it was sent, put into the shape of a call; what belongs to the other kind of wish is left out. */
final class EnteredWish {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,9})\\s*(?:[-\u2013]\\s*(\\d{1,9}))?");

    private EnteredWish() {}

    static boolean reconstructs(GeneratePage.Form form) {
        return Generation.RECONSTRUCTION.equals(form.kind);
    }

    static ObjectNode body(GeneratePage.Form form) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        put(body, "checkpointId", form.checkpointId, false);
        put(body, "kind", form.kind, false);
        if (reconstructs(form)) {
            body.set("indices", indices(form));
        } else {
            put(body, "count", form.count, true);
            put(body, "seed", form.seed, true);
            put(body, "sampler", form.sampler, false);
            put(body, "temperature", form.temperature, true);
        }
        return body;
    }

    /** The form as it would be sent with what stands in the bar. */
    static GeneratePage.Form of(Request request) {
        GeneratePage.Form form = new GeneratePage.Form();
        form.checkpointId =
                request.checkpointId() == null ? null : request.checkpointId().toString();
        form.kind = request.reconstructs() ? Generation.RECONSTRUCTION : Generation.RANDOM;
        form.count = request.count();
        form.seed = request.seed();
        form.sampler = request.fitted() ? Sampler.FITTED.word() : Sampler.PRIOR.word();
        form.temperature = request.temperature();
        form.index = request.places().ticked().stream().map(String::valueOf).toList();
        form.indices = request.places().typed();
        return form;
    }

    /** The boxes and the field as they were sent. */
    static Places places(GeneratePage.Form form) {
        List<Integer> ticked = form.index == null
                ? List.of()
                : form.index.stream()
                        .filter(text -> text.matches("\\d{1,9}"))
                        .map(Integer::valueOf)
                        .toList();
        return new Places(ticked, form.indices == null ? "" : form.indices);
    }

    /** Ticked faces, then typed ones such as {@code 64-80, 99}, which people count from 1; what is none stays as it is. */
    private static ArrayNode indices(GeneratePage.Form form) {
        ArrayNode indices = JsonNodeFactory.instance.arrayNode();
        Places places = places(form);
        places.ticked().forEach(indices::add);
        for (String part : places.typed().split("[,;]")) {
            if (!part.isBlank()) {
                add(indices, part.strip(), places);
            }
        }
        return indices;
    }

    private static void add(ArrayNode indices, String part, Places places) {
        Matcher span = SPAN.matcher(part);
        if (!span.matches()) {
            indices.add(part);
            return;
        }
        int from = Integer.parseInt(span.group(1));
        int to = span.group(2) == null ? from : Integer.parseInt(span.group(2));
        if (from < 1 || to < from || to - from > NewGeneration.MOST) {
            indices.add(part);
            return;
        }
        for (int face = from; face <= to; face++) {
            if (!places.has(face - 1)) {
                indices.add(face - 1);
            }
        }
    }

    /** An empty field is one left out; what is no number stays text, and is refused with the others. */
    private static void put(ObjectNode body, String name, String text, boolean number) {
        if (text == null || text.isBlank()) {
            return;
        }
        String value = text.strip();
        if (number && value.matches("-?\\d{1,18}")) {
            body.put(name, Long.parseLong(value));
        } else if (number && value.matches("-?\\d{1,9}\\.\\d{1,9}")) {
            body.put(name, new BigDecimal(value));
        } else {
            body.put(name, value);
        }
    }
}
