package io.jenkins.plugins.eksdelivery.generated;

import hudson.Util;
import io.jenkins.plugins.eksdelivery.parameter.Parameter;
import io.jenkins.plugins.eksdelivery.parameter.ParameterType;
import io.jenkins.plugins.eksdelivery.step.DeliveryStepDescriptor;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The texts about a step that are made from its parameters: help, form, page, var help. */
final class StepTexts {

    private final DeliveryStepDescriptor step;

    StepTexts(DeliveryStepDescriptor step) {
        this.step = step;
    }

    /** The name of the var; that of the step, but for planDelivery, which only a var calls. */
    String name() {
        return step.parameters().step();
    }

    /** Those that this version has. */
    List<Parameter> parameters() {
        return step.parameters().parameters().stream()
                .filter(Parameter::available)
                .toList();
    }

    String help() {
        return "<div>\n  <p>" + Util.escape(step.parameters().description()) + "</p>\n</div>\n";
    }

    String help(Parameter parameter) {
        return "<div>\n  <p>" + Util.escape(parameter.description()) + "</p>\n  <p>" + Util.escape(facts(parameter))
                + "</p>\n</div>\n";
    }

    String form() {
        StringBuilder form = new StringBuilder("""
                <?jelly escape-by-default='true'?>
                <j:jelly xmlns:j="jelly:core" xmlns:f="/lib/form">
                """);
        parameters().stream().filter(Parameter::required).forEach(each -> form.append(entry(each, "  ")));
        List<Parameter> optional =
                parameters().stream().filter(each -> !each.required()).toList();
        if (!optional.isEmpty()) {
            form.append("  <f:advanced>\n");
            optional.forEach(each -> form.append(entry(each, "    ")));
            form.append("  </f:advanced>\n");
        }
        return form.append("</j:jelly>\n").toString();
    }

    /** Help of a var, in the HTML that Jenkins shows under Pipeline Syntax. */
    String varHelp() {
        StringBuilder text =
                new StringBuilder("<p>" + Util.escape(step.parameters().description()) + "</p>\n<dl>\n");
        for (Parameter parameter : parameters()) {
            text.append("  <dt><code>")
                    .append(parameter.name())
                    .append("</code></dt>\n  <dd>")
                    .append(Util.escape(parameter.description()))
                    .append(' ')
                    .append(Util.escape(facts(parameter)))
                    .append("</dd>\n");
        }
        return text.append("</dl>\n").toString();
    }

    /** The table of a documentation page. */
    String table() {
        StringBuilder table = new StringBuilder("| parameter | takes | default | |\n|---|---|---|---|\n");
        for (Parameter parameter : parameters()) {
            table.append("| `")
                    .append(parameter.name())
                    .append(parameter.required() ? "` * | " : "` | ")
                    .append(cell(takes(parameter)))
                    .append(" | ")
                    .append(cell(byDefault(parameter)))
                    .append(" | ")
                    .append(cell(parameter.description()))
                    .append(" |\n");
        }
        String planned = String.join(
                ", ",
                step.parameters().parameters().stream()
                        .filter(each -> !each.available())
                        .map(each -> "`" + each.name() + "`")
                        .toList());
        return table + "\n`*` mandatory."
                + (planned.isEmpty() ? "" : " Planned, and refused until then: " + planned + ".") + "\n";
    }

    private static String entry(Parameter parameter, String indent) {
        String value = "${descriptor.formText(instance, '" + parameter.name() + "')}";
        String control = switch (parameter.type()) {
            case FLAG, BLOCK ->
                parameter.defaultValue() == null
                        ? choice(parameter, List.of("true", "false"), indent)
                        : indent + "  <f:checkbox title=\"" + parameter.name()
                                + "\" checked=\"${descriptor.formFlag(instance, '" + parameter.name() + "')}\"/>\n";
            case CHOICE -> choice(parameter, parameter.choices(), indent);
            case TEXT_LIST, TEXT_MAP, MAP, MAP_LIST -> indent + "  <f:textarea value=\"" + value + "\"/>\n";
            case TEXT, INTEGER, DURATION, TEXT_OR_MAP -> indent + "  <f:textbox value=\"" + value + "\"/>\n";
        };
        boolean named = parameter.type() == ParameterType.FLAG && parameter.defaultValue() != null;
        return indent + "<f:entry field=\"" + parameter.name() + "\""
                + (named ? "" : " title=\"" + parameter.name() + "\"") + ">\n" + control + indent + "</f:entry>\n";
    }

    private static String choice(Parameter parameter, List<String> words, String indent) {
        StringBuilder select =
                new StringBuilder(indent + "  <j:set var=\"chosen\" value=\"${descriptor.formText(instance, '"
                        + parameter.name() + "')}\"/>\n" + indent + "  <div class=\"jenkins-select\">\n" + indent
                        + "    <select class=\"jenkins-select__input\" name=\"_." + parameter.name() + "\">\n");
        String none = parameter.defaultValue() == null ? "" : parameter.defaultValue() + " (default)";
        select.append(indent)
                .append("      <f:option value=\"\" selected=\"${chosen == ''}\">")
                .append(none)
                .append("</f:option>\n");
        for (String word : words) {
            select.append(indent)
                    .append("      <f:option value=\"")
                    .append(word)
                    .append("\" selected=\"${chosen == '")
                    .append(word)
                    .append("'}\">")
                    .append(word)
                    .append("</f:option>\n");
        }
        return select.append(indent)
                .append("    </select>\n")
                .append(indent)
                .append("  </div>\n")
                .toString();
    }

    /** One line: what it takes, and the default. */
    private static String facts(Parameter parameter) {
        String byDefault = byDefault(parameter);
        return "Takes " + takes(parameter)
                + (parameter.required() ? "; mandatory." : byDefault.isEmpty() ? "." : "; default " + byDefault + ".")
                + form(parameter);
    }

    private static String form(Parameter parameter) {
        return switch (parameter.type()) {
            case TEXT_LIST -> " In the form: one on each line.";
            case TEXT_MAP, MAP, MAP_LIST -> " In the form: YAML.";
            default -> "";
        };
    }

    private static String takes(Parameter parameter) {
        return switch (parameter.type()) {
            case CHOICE -> String.join(", ", parameter.choices());
            case INTEGER -> "a whole number, " + parameter.minimum() + " to " + parameter.maximum();
            case FLAG -> "true or false";
            default -> "a " + parameter.type().label();
        };
    }

    private static String byDefault(Parameter parameter) {
        Object value = parameter.defaultValue();
        if (value == null || "".equals(value)) {
            return "";
        }
        if (value instanceof Duration duration) {
            return duration.toSeconds() % 3600 == 0
                    ? duration.toHours() + "h"
                    : duration.toSeconds() % 60 == 0 ? duration.toMinutes() + "m" : duration.toSeconds() + "s";
        }
        if (value instanceof Collection<?> items) {
            return items.isEmpty()
                    ? ""
                    : String.join(", ", items.stream().map(String::valueOf).toList());
        }
        return value instanceof Map<?, ?> map && map.isEmpty() ? "" : value.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
