package io.jenkins.plugins.eksdelivery.parameter;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what an author wrote into the Java form of a parameter's type, or says why it can't. */
final class Conversion {

    private static final Pattern DURATION = Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?(?:(\\d{1,7})s)?");

    /** A capital inside a word: podIdentity is taken for pod-identity. */
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])([A-Z])");

    private Conversion() {}

    static Object convert(String step, Parameter parameter, Object value) {
        return switch (parameter.type()) {
            case TEXT -> text(step, parameter, value);
            case INTEGER -> integer(step, parameter, value);
            case FLAG -> flag(step, parameter, value);
            case CHOICE -> choice(step, parameter, value);
            case DURATION -> duration(step, parameter, value);
            case TEXT_LIST -> texts(step, parameter, value);
            case TEXT_MAP -> textMap(step, parameter, value);
            case MAP -> map(step, parameter, value);
            case MAP_LIST -> maps(step, parameter, value);
            case BLOCK -> block(step, parameter, value);
            case TEXT_OR_MAP -> value instanceof Map ? map(step, parameter, value) : text(step, parameter, value);
        };
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String text(String step, Parameter parameter, Object value) {
        if (value instanceof CharSequence) {
            return value.toString();
        }
        throw wrongType(step, parameter, value);
    }

    private static Long integer(String step, Parameter parameter, Object value) {
        long number;
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            number = ((Number) value).longValue();
        } else if (value instanceof CharSequence) {
            try {
                number = Long.parseLong(value.toString().strip());
            } catch (NumberFormatException notANumber) {
                throw wrongType(step, parameter, value);
            }
        } else {
            throw wrongType(step, parameter, value);
        }
        if (number < parameter.minimum() || number > parameter.maximum()) {
            throw notAllowed(
                    step,
                    parameter,
                    value,
                    "a whole number from " + parameter.minimum() + " to " + parameter.maximum());
        }
        return number;
    }

    private static Boolean flag(String step, Parameter parameter, Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        return switch (value.toString()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrongType(step, parameter, value);
        };
    }

    private static Boolean block(String step, Parameter parameter, Object value) {
        if (Boolean.TRUE.equals(value)) {
            return true;
        }
        throw wrongType(step, parameter, value);
    }

    private static String choice(String step, Parameter parameter, Object value) {
        String word = value instanceof Enum<?> constant
                ? word(constant)
                : HUMP.matcher(text(step, parameter, value)).replaceAll("-$1").toLowerCase(Locale.ROOT);
        if (!parameter.choices().contains(word)) {
            String nearest = NearestName.of(word, parameter.choices());
            throw notAllowed(
                    step,
                    parameter,
                    value,
                    "one of " + String.join(", ", parameter.choices())
                            + (nearest == null ? "" : " (did you mean '" + nearest + "'?)"));
        }
        return word;
    }

    private static Duration duration(String step, Parameter parameter, Object value) {
        if (value instanceof Duration duration) {
            return duration;
        }
        String written = text(step, parameter, value);
        Matcher matcher = DURATION.matcher(written);
        if (written.isEmpty() || !matcher.matches()) {
            throw notAllowed(step, parameter, value, "a duration such as 90s, 5m or 1h30m");
        }
        return Duration.ofHours(part(matcher, 1)).plusMinutes(part(matcher, 2)).plusSeconds(part(matcher, 3));
    }

    private static long part(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static List<String> texts(String step, Parameter parameter, Object value) {
        if (value instanceof CharSequence) {
            return List.of(value.toString());
        }
        if (!(value instanceof Collection<?> items)) {
            throw wrongType(step, parameter, value);
        }
        List<String> texts = new ArrayList<>();
        for (Object item : items) {
            texts.add(scalar(step, parameter, item));
        }
        return List.copyOf(texts);
    }

    private static Map<String, String> textMap(String step, Parameter parameter, Object value) {
        if (!(value instanceof Map<?, ?> entries)) {
            throw wrongType(step, parameter, value);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        entries.forEach((key, item) -> texts.put(String.valueOf(key), scalar(step, parameter, item)));
        return texts;
    }

    private static Map<String, Object> map(String step, Parameter parameter, Object value) {
        if (!(value instanceof Map<?, ?> entries)) {
            throw wrongType(step, parameter, value);
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        entries.forEach((key, item) -> copy.put(String.valueOf(key), plain(item)));
        return copy;
    }

    private static List<Map<String, Object>> maps(String step, Parameter parameter, Object value) {
        if (value instanceof Map) {
            return List.of(map(step, parameter, value));
        }
        if (!(value instanceof Collection<?> items)) {
            throw wrongType(step, parameter, value);
        }
        List<Map<String, Object>> copy = new ArrayList<>();
        for (Object item : items) {
            copy.add(map(step, parameter, item));
        }
        return List.copyOf(copy);
    }

    private static String scalar(String step, Parameter parameter, Object item) {
        if (item instanceof CharSequence || item instanceof Number || item instanceof Boolean) {
            return item.toString();
        }
        throw wrongType(step, parameter, String.valueOf(item));
    }

    /** Groovy's own text and map classes become the JDK's, so that they can be stored. */
    private static Object plain(Object item) {
        if (item instanceof CharSequence) {
            return item.toString();
        }
        if (item instanceof Map<?, ?> entries) {
            Map<String, Object> copy = new LinkedHashMap<>();
            entries.forEach((key, value) -> copy.put(String.valueOf(key), plain(value)));
            return copy;
        }
        if (item instanceof Collection<?> items) {
            List<Object> copy = new ArrayList<>();
            items.forEach(each -> copy.add(plain(each)));
            return copy;
        }
        return item;
    }

    private static DeliveryException wrongType(String step, Parameter parameter, Object value) {
        return new DeliveryException(Failure.permanent(
                "PARAM-03",
                step + ": parameter '" + parameter.name() + "'",
                "it takes a " + parameter.type().label() + ", not " + shown(value),
                "Write it as " + parameter.name() + ": " + parameter.type().example()));
    }

    private static DeliveryException notAllowed(String step, Parameter parameter, Object value, String allowed) {
        return new DeliveryException(Failure.permanent(
                "PARAM-04",
                step + ": parameter '" + parameter.name() + "'",
                "its value " + shown(value) + " is not allowed",
                "Give " + allowed));
    }

    private static String shown(Object value) {
        String text = String.valueOf(value);
        return "'" + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + "' ("
                + (value instanceof CharSequence ? "text" : value.getClass().getSimpleName()) + ")";
    }
}
