package io.jenkins.plugins.eksdelivery.runner.declarative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclarativePipelinesTest {

    @Test
    void each_fault_is_told_with_its_line_and_column() {
        List<String> problems = problems("""
                pipeline {
                  agentt any
                  stages {
                    stage('A') { stepz { echo 'x' } }
                  }
                }
                """);

        assertThat(problems)
                .containsExactly(
                        "Undefined section \"agentt\" @ line 2, column 3.",
                        "Expected one of \"steps\", \"stages\", or \"parallel\" for stage \"A\" @ line 4, column 5.",
                        "Unknown stage section \"stepz\". Starting with version 0.5, steps in a stage must be in a"
                                + " ‘steps’ block. @ line 4, column 18.",
                        "Missing required section \"agent\" @ line 1, column 1.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    agent any                                      | Missing required section "stages"
                    stages { stage('S') { steps { echo 'x' } } }   | Missing required section "agent"
                    agent any; stages { }                          | No stages specified
                    agent any; stages { stage('S') { } }           | Expected one of "steps", "stages", or "parallel" for stage "S"
                    agent any; stages { stage { } }                | Expected a stage name but did not find any
                    agent any; stages { stage('S') }               | Stage does not have a block
                    agent any; stages { steps { } }                | Expected a stage
                    agent any; agent none; OK                      | Multiple occurrences of the agent section
                    agent; OK                                      | Not a valid section definition: "agent". Some extra configuration is required.
                    agent { }; OK                                  | Expected an agent
                    agent some; OK                                 | Only "agent none", "agent any" or "agent {...}" are allowed.
                    agent { any true; label 'x' }; OK              | Only one agent type is allowed per agent section
                    agent { banana 'x' }; OK                       | Invalid agent type "banana" specified. Must be one of [any, docker, dockerfile, kubernetes, label, node, none]
                    agent { node { lable 'x' } }; OK               | Invalid config option "lable" for agent type "node". Did you mean "label"? Valid config options are [label, customWorkspace, retries]
                    agent { node { label } }; OK                   | Expected to find ‘key "value"’
                    agent any; environment { }; OK                 | No variables specified for environment
                    agent any; environment { A = 1 + x }; OK       | Environment variable values to be concatenated together must be single or double quoted.
                    agent any; environment { A = 'a' - 'b' }; OK   | Environment variable values can only be joined together with ‘+’s.
                    agent any; environment { A = x }; OK           | Environment variable values must either be single quoted, double quoted, or function calls.
                    agent any; environment { A = 'a'; A = 'b' }; OK| Duplicate environment variable name: "A"
                    agent any; environment { A = "$B"; B = "$A" }; OK | Environment variables refer to each other in a circle: [A, B]
                    agent any; options { banana() }; OK            | Invalid option type "banana".
                    agent any; options { retry(2); retry(3) }; OK  | Duplicate option name: "retry"
                    agent any; options { timeout(1) { } }; OK      | Options definitions cannot have blocks
                    agent any; options { parameters() }; OK        | The "parameters" job property can't be used in the "options" directive. Use the "parameters {...}" directive instead.
                    agent any; parameters { }; OK                  | parameters can not be empty
                    agent any; parameters { banana(name: 'A') }; OK| Invalid parameter type "banana". Valid parameter types: [booleanParam, choice, credentials, file, password, run, string, text]
                    agent any; parameters { string(defaultValue: 'A') }; OK | Missing required parameter: "name"
                    agent any; parameters { string(name: 'A', defaultvalue: 'A') }; OK | Invalid parameter "defaultvalue", did you mean "defaultValue"?
                    agent any; triggers { banana('x') }; OK        | Invalid trigger type "banana".
                    agent any; tools { banana 'x' }; OK            | Invalid tool type "banana".
                    agent any; tools { maven() }; OK               | No argument for tool "maven"
                    agent any; libraries { banana('x') }; OK       | Expected a "lib(...)" but got banana('x')
                    agent any; post { }; OK                        | post can not be empty
                    agent any; post { sometimes { echo 'x' } }; OK | Invalid condition "sometimes" - valid conditions are [always, changed, fixed, regression, aborted, success, unsuccessful, unstable, failure, notBuilt, cleanup]
                    agent any; post { always 'x' }; OK             | The ‘post’ section can only contain build condition names with code blocks. Valid condition names are [always,
                    agent any; postBuild { }; OK                   | The ‘postBuild’ section has been renamed as of version 0.6. Use ‘post’ for all post-build actions.
                    """)
    void a_section_of_a_pipeline_is_checked(String body, String expected) {
        String pipeline = "pipeline { " + body.replace("OK", "stages { stage('S') { steps { echo 'x' } } }") + " }";

        List<String> problems = problems(pipeline);

        assertThat(problems).anySatisfy(problem -> assertThat(problem).contains(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    steps { }                                             | No steps specified for branch
                    steps { def x = 1 }                                   | Expected a step
                    steps { if (true) { echo 'x' } }                      | Expected a step
                    steps { dir('x') { def y = 2 } }                      | Expected a step
                    steps { foo.bar() }                                   | Method calls on objects not allowed outside "script" blocks.
                    steps { stage('x') { echo 'y' } }                     | Invalid step "stage" used - not allowed in this context - The stage step cannot be used in Declarative Pipelines
                    steps { echo 'x'; parallel(a: { echo 'x' }) }         | Invalid step "parallel" used - not allowed in this context
                    steps { script 'x' }                                  | Script step without a block
                    steps { echo 'x' }; stages { stage('T') { OK } }      | Only one of "matrix", "parallel", "stages", or "steps" allowed for stage "S"
                    OK post { always { echo 'x' } }                       | Not a valid stage section definition: "post" follows another one on the same line. Put each stage section on a line of its own.
                    failFast 'yes'; OK                                    | Expected a boolean with failFast
                    agent any; parallel { stage('T') { OK } }             | "agent" is not allowed in stage "S" as it contains parallel or matrix stages
                    parallel { stage('T') { parallel { stage('U') { OK } } } } | "matrix" or "parallel" cannot be nested inside another "matrix" or "parallel".
                    stages { stage('T') { OK }; stage('T') { OK } }       | Duplicate stage name: "T"
                    when { }; OK                                          | Empty when closure, remove the property or add some content.
                    when { banana 'x' }; OK                               | Unknown conditional banana. Valid conditionals are: allOf, anyOf, branch, buildingTag, changeRequest, changelog, changeset, environment, equals, expression, isRestartedRun, not, tag, triggeredBy
                    when { not { branch 'a'; branch 'b' } }; OK           | Nested when condition "not" requires exactly 1 child condition(s).
                    when { anyOf { } }; OK                                | Nested when condition "anyOf" requires at least one child condition.
                    when { environment name: 'A' }; OK                    | Missing required parameter: "value"
                    when { environment nam: 'A', value: 'b' }; OK         | Invalid parameter "nam", did you mean "name"?
                    when { beforeAgent 'x'; branch 'a' }; OK              | Expected a boolean with beforeAgent
                    input { ok 'x' }; OK                                  | No message specified for input
                    input { message 'x'; banana 'y' }; OK                 | Not a valid field for input: "banana"
                    options { skipStagesAfterUnstable() }; OK             | Invalid option type "skipStagesAfterUnstable".
                    matrix { stages { stage('T') { OK } } }               | Missing required section "axes"
                    matrix { axes { axis { name 'A'; values 'x' } } }     | Missing required section "stages"
                    matrix { axes { }; stages { stage('T') { OK } } }     | No axis directives specified
                    matrix { axes { axis { name 'A'; values 'x', 'x' } }; stages { stage('T') { OK } } } | Duplicate axis value: "x"
                    matrix { axes { axis { name 'A b'; values 'x' } }; stages { stage('T') { OK } } } | "A b" is not a valid identifier and cannot be used for an environment variable.
                    matrix { axes { axis { name 'A'; values 'x' } }; excludes { exclude { axis { name 'A' } } }; stages { stage('T') { OK } } } | Exclude axis must contain either "values" or "notValues"
                    """)
    void a_section_of_a_stage_is_checked(String body, String expected) {
        String pipeline =
                "pipeline { agent any; stages { stage('S') { " + body.replace("OK", "steps { echo 'x' }") + " } } }";

        List<String> problems = problems(pipeline);

        assertThat(problems).anySatisfy(problem -> assertThat(problem).contains(expected));
    }

    @Test
    void docker_agents_are_refused_with_what_to_use_instead() {
        List<String> problems =
                problems("pipeline { agent { docker { image 'x' } }; stages { stage('S') { steps { echo 'x' } } } }");

        assertThat(problems)
                .singleElement()
                .asString()
                .contains("Agent type \"docker\" needs a Docker engine")
                .contains("Use \"agent { kubernetes { yaml '…' } }\"");
    }

    @Test
    void a_pipeline_inside_another_block_is_refused() {
        List<String> problems = problems("if (true) { pipeline { agent any } }");

        assertThat(problems)
                .containsExactly(
                        "pipeline block must be at the top-level, not within another block. @ line 1, column 13.");
    }

    @Test
    void a_pipeline_in_the_call_method_of_a_var_is_checked_too() {
        List<String> problems = problems("def call(Map m) { if (m.x) { pipeline { agent any } } }");

        assertThat(problems).containsExactly("Missing required section \"stages\" @ line 1, column 30.");
    }

    @Test
    void a_scripted_pipeline_is_left_alone() {
        List<String> problems = problems("node { stage('x') { stepz { } } }");

        assertThat(problems).isEmpty();
    }

    private static List<String> problems(String script) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.addCompilationCustomizers(new CompilationCustomizer(CompilePhase.CONVERSION) {
            @Override
            public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
                new DeclarativePipelines().transform(source, type);
            }
        });
        CompilationUnit unit = new CompilationUnit(configuration);
        unit.addSource("WorkflowScript", script);
        try {
            unit.compile(Phases.CONVERSION);
            return List.of();
        } catch (MultipleCompilationErrorsException failure) {
            List<String> messages = new ArrayList<>();
            for (Object error : failure.getErrorCollector().getErrors()) {
                SyntaxException cause = ((SyntaxErrorMessage) error).getCause();
                messages.add(cause.getMessage());
            }
            return messages;
        }
    }
}
