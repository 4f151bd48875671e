package io.jenkins.plugins.eksdelivery.step;

import io.jenkins.plugins.eksdelivery.parameter.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns a value that passed the checks of its parameter into what the step's setter declares. */
final class BoundValue {

    private BoundValue() {}

    static Object of(Parameter parameter, Object value) {
        return switch (parameter.type()) {
            case TEXT, DURATION -> value.toString();
            case CHOICE ->
                value instanceof Enum<?> constant
                        ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-')
                        : value.toString();
            case INTEGER ->
                Math.toIntExact(
                        value instanceof Number number
                                ? number.longValue()
                                : Long.parseLong(value.toString().strip()));
            case FLAG -> Boolean.valueOf(value.toString());
            case BLOCK -> true;
            case TEXT_LIST -> texts(value);
            case TEXT_MAP -> textMap((Map<?, ?>) value);
            case MAP, TEXT_OR_MAP -> PlainValue.of(value);
            case MAP_LIST -> PlainValue.of(value instanceof Map ? List.of(value) : value);
        };
    }

    private static List<String> texts(Object value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof Collection<?> items) {
            items.forEach(each -> texts.add(String.valueOf(each)));
        } else {
            texts.add(value.toString());
        }
        return texts;
    }

    private static Map<String, Object> textMap(Map<?, ?> value) {
        Map<String, Object> texts = PlainValue.of(value);
        texts.replaceAll((name, each) -> each.toString());
        return texts;
    }
}
