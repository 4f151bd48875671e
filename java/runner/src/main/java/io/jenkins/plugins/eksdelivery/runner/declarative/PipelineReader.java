package io.jenkins.plugins.eksdelivery.runner.declarative;

import java.util.Map;

/** Reads {@code pipeline { }}. */
final class PipelineReader {

    /** Sections that older versions of the plugin had, and what Jenkins says of them. */
    private static final Map<String, String> RENAMED = Map.of(
            "properties", "The ‘properties’ section has been renamed as of version 0.8. Use ‘options’ instead.",
            "wrappers", "The 'wrappers' section has been removed as of version 0.8. Use 'options' instead.",
            "jobProperties",
                    "The ‘jobProperties’ section has been renamed as of version 0.7. Use ‘properties’ instead.",
            "notifications",
                    "The ‘notifications’ section has been removed as of version 0.6. Use ‘post’ for all post-build actions.",
            "postBuild",
                    "The ‘postBuild’ section has been renamed as of version 0.6. Use ‘post’ for all post-build actions.");

    private final Problems problems;

    PipelineReader(Problems problems) {
        this.problems = problems;
    }

    ModelMap read(Call pipeline) {
        ModelMap model = new ModelMap(pipeline.node());
        Map<String, Call> sections = new Sections(problems, "section").of(pipeline);
        sections.forEach((name, section) -> read(name, section, model));
        if (!sections.containsKey("stages")) {
            problems.missingSection(pipeline.node(), "stages");
        }
        if (!sections.containsKey("agent")) {
            problems.missingSection(pipeline.node(), "agent");
        }
        return model;
    }

    private void read(String name, Call section, ModelMap model) {
        switch (name) {
            case "agent" -> model.section(name, new AgentReader(problems).read(section));
            case "environment" -> model.section(name, new EnvironmentReader(problems).read(section));
            case "options" ->
                model.section(name, OptionsReader.ofPipeline(problems).read(section));
            case "parameters" -> model.section(name, new ParametersReader(problems).read(section));
            case "triggers" -> new TriggersReader(problems).read(section);
            case "tools" -> model.section(name, new ToolsReader(problems).read(section));
            case "libraries" -> model.section(name, new LibrariesReader(problems).read(section));
            case "stages" -> model.section(name, new StagesReader(problems).read(section, false));
            case "post" -> model.section(name, new PostReader(problems).read(section));
            default -> {
                String renamed = RENAMED.get(name);
                if (renamed == null) {
                    problems.undefinedSection(section.node(), name);
                } else {
                    problems.add(section.node(), renamed);
                }
            }
        }
    }
}
