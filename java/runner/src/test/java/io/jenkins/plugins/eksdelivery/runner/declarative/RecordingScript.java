package io.jenkins.plugins.eksdelivery.runner.declarative;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A script whose steps do nothing but write themselves down, and run their bodies at once. */
public abstract class RecordingScript extends Script implements DeclarativeRun {

    final List<String> journal = new ArrayList<>();
    final Map<String, String> variables = new LinkedHashMap<>();
    final Map<String, Object> parameters = new LinkedHashMap<>();
    final Map<String, String> credentialKinds = new LinkedHashMap<>();
    String result;
    String previous;
    String warning;
    boolean scm;

    @Override
    public Object invokeMethod(String name, Object arguments) {
        List<Object> given = new ArrayList<>(Arrays.asList((Object[]) arguments));
        Closure<?> body =
                !given.isEmpty() && given.get(given.size() - 1) instanceof Closure<?> closure ? closure : null;
        if (body != null) {
            given.remove(given.size() - 1);
        }
        switch (name) {
            case "error" -> throw new IllegalStateException(String.valueOf(given.get(0)));
            case "unstable" -> result = "UNSTABLE";
            case "string", "usernamePassword", "usernameColonPassword", "booleanParam" -> {
                return name + given.get(0);
            }
            default -> journal.add(name + (given.isEmpty() ? "" : " " + text(given)));
        }
        if (name.equals("parallel")) {
            ((Map<?, ?>) given.get(0)).values().forEach(branch -> {
                if (branch instanceof Closure<?> closure) {
                    closure.call();
                }
            });
        }
        return body == null ? answer(name) : within(name, given, body);
    }

    private static Object answer(String name) {
        return switch (name) {
            case "checkout" -> Map.of("GIT_COMMIT", "abc");
            case "input" -> Map.of("WHERE", "there");
            case "readTrusted" -> "kind: Pod";
            default -> null;
        };
    }

    private Object within(String name, List<Object> given, Closure<?> body) {
        Map<String, String> outer = new LinkedHashMap<>(variables);
        if (name.equals("withEnv")) {
            ((List<?>) given.get(0)).forEach(assignment -> {
                String[] parts = assignment.toString().split("=", 2);
                variables.put(parts[0], parts[1]);
            });
        }
        try {
            return body.call();
        } finally {
            journal.add("/" + name);
            variables.clear();
            variables.putAll(outer);
        }
    }

    private static String text(List<Object> given) {
        return given.stream()
                .map(value ->
                        value instanceof Map<?, ?> map && map.values().stream().anyMatch(Closure.class::isInstance)
                                ? map.entrySet().stream()
                                        .map(entry -> entry.getValue() instanceof Closure<?>
                                                ? entry.getKey().toString()
                                                : entry.toString())
                                        .collect(Collectors.joining(", "))
                                : String.valueOf(value))
                .collect(Collectors.joining(" "));
    }

    @Override
    public void say(String lines) {
        journal.add("> " + lines.lines().findFirst().orElse(""));
    }

    @Override
    public Object getProperty(String name) {
        return switch (name) {
            case DeclarativeRun.VARIABLE -> this;
            case "env" ->
                new GroovyObjectSupport() {
                    @Override
                    public Object getProperty(String variable) {
                        return variables.get(variable);
                    }
                };
            case "params" -> parameters;
            case "scm" -> "scm";
            case "POD_LABEL" -> "pod-1";
            default -> {
                if (variables.containsKey(name)) {
                    yield variables.get(name);
                }
                throw new MissingPropertyException(name, getClass());
            }
        };
    }

    @Override
    public String result() {
        return result;
    }

    @Override
    public void overrideResult(String given) {
        result = given;
    }

    @Override
    public String previousResult() {
        return previous;
    }

    @Override
    public String stageWarning() {
        return warning;
    }

    @Override
    public void stageSkipped(String reason) {}

    @Override
    public void parameterDefaults(Map<String, Object> values) {
        values.forEach(parameters::putIfAbsent);
    }

    @Override
    public String credentialKind(String id) {
        return credentialKinds.getOrDefault(id, "string");
    }

    @Override
    public boolean hasScm() {
        return scm;
    }

    @Override
    public List<String> changedFiles() {
        return List.of("src/main/App.java");
    }

    @Override
    public List<String> changeMessages() {
        return List.of("Fix the build\n\nJIRA-7");
    }
}
