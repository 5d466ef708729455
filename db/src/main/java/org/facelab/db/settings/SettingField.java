package org.facelab.db.settings;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One setting as a form, the API's description and the README show it.
 *
 * @param name its name in JSON
 * @param kind what values it takes
 * @param fallback the default, as JSON writes it
 * @param minimum the smallest value, or null where there is none
 * @param minimumExcluded whether the smallest value itself is refused
 * @param maximum the largest value, or null where there is none
 * @param choices the words it may be, empty unless {@link Kind#CHOICE}
 */
public record SettingField(
        String name,
        Kind kind,
        Object fallback,
        BigDecimal minimum,
        boolean minimumExcluded,
        BigDecimal maximum,
        List<String> choices,
        Help help) {

    /** What values a setting takes. */
    public enum Kind {
        WHOLE,
        REAL,
        SWITCH,
        CHOICE
    }

    /** The settings of a model in the order of its record. */
    public static List<SettingField> of(ModelSettings defaults) {
        return Arrays.stream(defaults.getClass().getRecordComponents())
                .map(component -> of(component, defaults))
                .toList();
    }

    private static SettingField of(RecordComponent component, ModelSettings defaults) {
        try {
            Object fallback = component.getAccessor().invoke(defaults);
            Min min = component.getAccessor().getAnnotation(Min.class);
            Max max = component.getAccessor().getAnnotation(Max.class);
            DecimalMin decimalMin = component.getAccessor().getAnnotation(DecimalMin.class);
            DecimalMax decimalMax = component.getAccessor().getAnnotation(DecimalMax.class);
            return new SettingField(
                    component.getName(),
                    kind(component.getType()),
                    fallback instanceof Choice choice ? choice.word() : fallback,
                    min != null
                            ? BigDecimal.valueOf(min.value())
                            : decimalMin != null ? new BigDecimal(decimalMin.value()) : null,
                    decimalMin != null && !decimalMin.inclusive(),
                    max != null
                            ? BigDecimal.valueOf(max.value())
                            : decimalMax != null ? new BigDecimal(decimalMax.value()) : null,
                    choices(component.getType()),
                    component.getAnnotation(Help.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read the setting " + component.getName(), e);
        }
    }

    private static Kind kind(Class<?> type) {
        if (type == int.class) {
            return Kind.WHOLE;
        }
        if (type == double.class) {
            return Kind.REAL;
        }
        if (type == boolean.class) {
            return Kind.SWITCH;
        }
        return Kind.CHOICE;
    }

    private static List<String> choices(Class<?> type) {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .map(value -> ((Choice) value).word())
                        .toList()
                : List.of();
    }

    /** The range in words, as in {@code 2 to 1,024} or {@code above 0 to 0.01}. */
    public String range() {
        return switch (kind) {
            case SWITCH -> "true or false";
            case CHOICE -> String.join(", ", choices);
            case WHOLE, REAL -> (minimumExcluded ? "above " : "") + plain(minimum) + " to " + plain(maximum);
        };
    }

    private static String plain(BigDecimal value) {
        return value.scale() <= 0 ? String.format(Locale.ROOT, "%,d", value.longValue()) : value.toPlainString();
    }
}
