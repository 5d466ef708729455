package org.facelab.dashboard.page.runs;

/**
 * A column of the table of runs.
 *
 * @param word in an address, as in {@code mse} or {@code setting.learningRate}
 * @param label its head, with the unit
 * @param format how its values are written
 * @param sql an expression over the run {@code r}, its job {@code j} and its data set {@code d}, by which it also sorts;
 *     null for what does not sort
 */
public record Column(String word, String label, Format format, String sql) {
    public boolean number() {
        return format.number();
    }

    public boolean sorts() {
        return sql != null;
    }

    /** What a click on its head asks for first: the largest of numbers, except of errors. */
    public String sortWord() {
        boolean lowFirst = word.endsWith("mse") || word.endsWith("loss") || !number();
        return lowFirst && !word.equals("submitted") ? word : "-" + word;
    }

    static Column setting(String name, String label, Format format) {
        String value = "r.settings ->> '" + name + "'";
        return new Column(
                "setting." + name, label, format, format.number() ? "cast(" + value + " as double precision)" : value);
    }

    /** A metric of the last finished epoch. */
    static Column metric(String split, String name, String label, Format format) {
        return new Column("metric." + split + "." + name, label, format, last(split, name));
    }

    /** The value of the last epoch; what is no number sorts as if it were not there. */
    static String last(String split, String name) {
        return "(select value from metric where run_id = r.id and split = '" + split + "' and name = '" + name
                + "' and epoch = r.last_epoch)";
    }
}
