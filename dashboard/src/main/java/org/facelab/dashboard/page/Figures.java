package org.facelab.dashboard.page;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;

/** Numbers as the pages write them: grouped by commas, a true minus, not-a-number in words. */
@TemplateExtension
public final class Figures {
    private static final String NOT_FINITE = "not finite";

    private Figures() {}

    /** As in {@code 1,284}. */
    public static String grouped(Number value) {
        return minus(String.format(Locale.ROOT, "%,d", value.longValue()));
    }

    /** Four decimals, as in {@code 0.0268}, for errors of pictures. */
    public static String fourDecimals(Double value) {
        return finite(value, "%,.4f");
    }

    /** Two decimals, as in {@code 21.74}. */
    public static String twoDecimals(Double value) {
        return finite(value, "%,.2f");
    }

    /** One decimal, as in {@code 147.7}. */
    public static String oneDecimal(Double value) {
        return finite(value, "%,.1f");
    }

    /** Whole, as in {@code 4,168} nats or {@code 250} images a second. */
    public static String whole(Double value) {
        return finite(value, "%,.0f");
    }

    /** Four significant digits, for values of any size such as a learning rate. */
    public static String significant(Double value) {
        if (!Double.isFinite(value)) {
            return NOT_FINITE;
        }
        if (value != 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e7)) {
            return minus(String.format(Locale.ROOT, "%.3e", value));
        }
        return minus(new java.math.BigDecimal(value)
                .round(new java.math.MathContext(4))
                .stripTrailingZeros()
                .toPlainString());
    }

    /** A share of 0 to 1, as in {@code 37 %}. */
    public static String percent(Double share) {
        return finite(share * 100, "%.0f") + " %";
    }

    /** The peak signal-to-noise ratio of a mean squared error of images in [-1, 1]. */
    public static double decibels(double mse) {
        return 10 * Math.log10(4 / mse);
    }

    /** As in {@code 3rd}. */
    public static String ordinal(long place) {
        long tens = place % 100;
        String ending = tens >= 11 && tens <= 13
                ? "th"
                : switch ((int) (place % 10)) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return grouped(place) + ending;
    }

    /** Sizes of files in powers of ten, as in {@code 12.4 MB}. */
    public static String fileSize(Long bytes) {
        return scaled(bytes, 1000, new String[] {"bytes", "kB", "MB", "GB", "TB"});
    }

    /** Memory in powers of two, as in {@code 1.9 GiB}. */
    public static String memorySize(Long bytes) {
        return scaled(bytes, 1024, new String[] {"bytes", "KiB", "MiB", "GiB", "TiB"});
    }

    /** As in {@code 1.9 of 15.6 GiB}; the unit stands once where both share it. */
    public static String memoryOf(long used, long total) {
        String whole = memorySize(total);
        String part = memorySize(used);
        String unit = whole.substring(whole.indexOf(' '));
        return (part.endsWith(unit) ? part.substring(0, part.length() - unit.length()) : part) + " of " + whole;
    }

    private static String scaled(long bytes, int base, String[] units) {
        double value = bytes;
        int unit = 0;
        while (value >= base && unit < units.length - 1) {
            value /= base;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 || value >= 100 ? "%.0f %s" : "%.1f %s", value, units[unit]);
    }

    private static String finite(Double value, String format) {
        return Double.isFinite(value) ? minus(String.format(Locale.ROOT, format, value)) : NOT_FINITE;
    }

    private static String minus(String number) {
        return number.replace('-', '\u2212');
    }
}
