package org.facelab.dashboard.page.compare;

import java.util.List;
import org.facelab.dashboard.page.Measure;
import org.facelab.dashboard.page.compare.Looks.Axis;
import org.facelab.dashboard.page.compare.Looks.Drawing;
import org.facelab.dashboard.page.compare.Looks.Pages;
import org.jboss.resteasy.reactive.RestQuery;

/** The query of a comparison's address. */
public class CompareQuery {
    @RestQuery
    List<String> runs;

    /** One run more, from the field beside the list. */
    @RestQuery
    String add;

    @RestQuery
    String metric;

    @RestQuery
    String split;

    @RestQuery
    String x;

    @RestQuery
    String scale;

    @RestQuery
    String smooth;

    @RestQuery
    String baseline;

    @RestQuery
    String epoch;

    @RestQuery
    String faces;

    @RestQuery
    String only;

    /** What is asked of these runs. */
    Looks looks(List<Long> numbers) {
        Integer against = number(baseline);
        Integer first = number(faces);
        return new Looks(
                numbers,
                new Drawing(
                        Measure.of(metric).orElse(Measure.MSE),
                        "train".equals(split) ? "train" : "validation",
                        Axis.of(x),
                        "log".equals(scale),
                        share(smooth)),
                new Pages(number(epoch), first == null ? 1 : Math.max(1, Math.min(first, 256))),
                against != null && numbers.contains((long) against) ? Long.valueOf(against) : null,
                "all".equals(only));
    }

    private static Integer number(String text) {
        return text != null && text.strip().matches("\\d{1,9}") ? Integer.valueOf(text.strip()) : null;
    }

    private static double share(String text) {
        boolean fits = text != null && text.strip().matches("0?\\.\\d{1,6}");
        return fits ? Math.min(Double.parseDouble(text.strip()), Looks.MOST_SMOOTH) : 0;
    }
}
