package org.facelab.db.entity;

/** Text that came from files or libraries, made fit to be stored and shown. */
public final class PlainText {
    private PlainText() {}

    /**
     * The text without control characters, which PostgreSQL (U+0000) or a page cannot take, and not longer than asked for.
     *
     * @param most characters, the last of which is an ellipsis where the text was longer
     */
    public static String of(String text, int most) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .map(c ->
                        Character.isISOControl(c) && c != '\n' && c != '\t' || c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c)
                .limit(most + 1L)
                .forEach(plain::appendCodePoint);
        int length = plain.codePointCount(0, plain.length());
        return length <= most ? plain.toString() : plain.substring(0, plain.offsetByCodePoints(0, most - 1)) + "…";
    }
}
