package io.jenkins.plugins.eksdelivery.runner.declarative;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ConstantExpression;

/** Reads one {@code stage('…') { }}. */
final class StageReader {

    private static final List<String> CONTENTS = List.of("steps", "stages", "parallel", "matrix");
    private static final Set<String> SPLIT = Set.of("parallel", "matrix");

    private final Problems problems;

    StageReader(Problems problems) {
        this.problems = problems;
    }

    ModelMap read(Call stage, String name, boolean inParallel) {
        Map<String, Call> sections = new Sections(problems, "stage section").of(stage);
        checkContents(stage, name, sections, inParallel);
        ModelMap model = new ModelMap(stage.node()).constant("name", name);
        sections.forEach((section, call) -> read(section, call, inParallel, model));
        return model;
    }

    private void checkContents(Call stage, String name, Map<String, Call> sections, boolean inParallel) {
        List<String> found = CONTENTS.stream().filter(sections::containsKey).toList();
        List<String> split = found.stream().filter(SPLIT::contains).toList();
        if (inParallel && !split.isEmpty()) {
            at(
                    sections,
                    split,
                    "\"matrix\" or \"parallel\" cannot be nested inside another \"matrix\" or \"parallel\".");
        } else if (found.size() > 1) {
            problems.add(
                    stage.node(),
                    "Only one of \"matrix\", \"parallel\", \"stages\", or \"steps\" allowed for stage \"" + name
                            + "\"");
        } else if (found.isEmpty()) {
            problems.add(
                    stage.node(), "Expected one of \"steps\", \"stages\", or \"parallel\" for stage \"" + name + "\"");
        } else if (!split.isEmpty()) {
            for (String section : List.of("agent", "tools")) {
                at(
                        sections,
                        List.of(section),
                        "\"" + section + "\" is not allowed in stage \"" + name
                                + "\" as it contains parallel or matrix stages");
            }
        }
    }

    private void at(Map<String, Call> sections, List<String> names, String message) {
        sections.forEach((name, section) -> {
            if (names.contains(name)) {
                problems.add(section.node(), message);
            }
        });
    }

    private void read(String name, Call section, boolean inParallel, ModelMap model) {
        switch (name) {
            case "steps" -> readSteps(section, model);
            case "stages" -> model.section(name, new StagesReader(problems).read(section, inParallel));
            case "parallel" -> model.section(name, new StagesReader(problems).read(section, true));
            case "matrix" -> model.section(name, new MatrixReader(problems).read(section));
            case "failFast" -> readFailFast(section, model);
            default -> readCommon(name, section, model, problems);
        }
    }

    /** Reads a section that a stage and a matrix have in common. */
    static void readCommon(String name, Call section, ModelMap model, Problems problems) {
        switch (name) {
            case "agent" -> model.section(name, new AgentReader(problems).read(section));
            case "environment" -> model.section(name, new EnvironmentReader(problems).read(section));
            case "options" ->
                model.section(name, OptionsReader.ofStage(problems).read(section));
            case "tools" -> model.section(name, new ToolsReader(problems).read(section));
            case "input" -> model.section(name, new InputReader(problems).read(section));
            case "when" -> model.section(name, new WhenReader(problems).read(section));
            case "post" -> model.section(name, new PostReader(problems).read(section));
            default ->
                problems.add(
                        section.node(),
                        "Unknown stage section \"" + name
                                + "\". Starting with version 0.5, steps in a stage must be in a ‘steps’ block.");
        }
    }

    private void readSteps(Call section, ModelMap model) {
        if (section.body() == null) {
            problems.expectedBlockFor(section.node(), section.name());
            return;
        }
        new StepsCheck(problems).checkStage(section);
        model.block("steps", section.body());
    }

    private void readFailFast(Call section, ModelMap model) {
        if (section.arguments().size() == 1
                && section.arguments().get(0) instanceof ConstantExpression constant
                && constant.getValue() instanceof Boolean value) {
            model.constant("failFast", value);
        } else {
            problems.add(section.node(), "Expected a boolean with failFast");
        }
    }
}
