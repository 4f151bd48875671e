package io.jenkins.plugins.eksdelivery.runner.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.runner.run.RunResult;
import io.jenkins.plugins.eksdelivery.runner.run.ScriptRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibrariesTest {

    @TempDir
    private Path folder;

    private Path library;

    @BeforeEach
    void make_a_library() throws Exception {
        library = folder.resolve("tools");
        write(
                "vars/greet.groovy",
                "def call(String who) { echo \"OUT hello ${who}\" }\ndef call(Map m) { call(m.who) }\ndef loud(s) { s.toUpperCase() }");
        write("vars/sh.groovy", "def call(Map m) { echo 'OUT var'; return steps.sh(m) }");
        write(
                "vars/block.groovy",
                "def call(Closure body) { def c = [:]; body.resolveStrategy = Closure.DELEGATE_FIRST; body.delegate = c; body(); echo \"OUT ${c}\" }");
        write(
                "src/org/acme/Tool.groovy",
                "package org.acme\nclass Tool implements Serializable { def steps; Tool(s) { steps = s }\n def work(x) { steps.sleep time: 1, unit: 'MILLISECONDS'; steps.echo \"OUT tool ${x}\"; return new Part(n: x) }\n static int twice(int i) { i * 2 } }");
        write(
                "src/org/acme/Part.groovy",
                "package org.acme\nclass Part implements Serializable { int n; @com.cloudbees.groovy.cps.NonCPS String toString() { \"part ${n}\" } }");
        write("src/org/acme/Plain.groovy", "package org.acme\ndef hi() { echo 'OUT from a script of src' }");
        write("resources/org/acme/text.txt", "from resources");
    }

    private void write(String name, String text) throws Exception {
        Path file = library.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private ScriptRun run(String script) throws Exception {
        return new ScriptRun(folder)
                .with(request -> request.withLibraries(List.of(library)))
                .run(script);
    }

    @Test
    void vars_src_and_resources_are_there_without_an_annotation() throws Exception {
        ScriptRun run = run("""
                import org.acme.Tool
                greet 'ann'
                greet who: 'bob'
                echo "OUT ${greet.loud('x')}"
                def t = new Tool(this)
                echo "OUT ${t.work(3)} ${Tool.twice(4)}"
                echo "OUT ${libraryResource('org/acme/text.txt')}"
                new org.acme.Plain().hi()
                """);

        assertThat(run.out())
                .as("%s", run.console())
                .containsExactly(
                        "hello ann", "hello bob", "X", "tool 3", "part 3 8", "from resources", "from a script of src");
    }

    @Test
    void a_var_hides_the_step_of_its_name_and_reaches_it_through_steps() throws Exception {
        ScriptRun run = run("node { echo \"OUT ${sh(script: 'echo real', returnStdout: true).trim()}\" }");

        assertThat(run.out()).containsExactly("var", "real");
    }

    @Test
    void a_var_takes_a_block_with_a_delegate() throws Exception {
        ScriptRun run = run("block { a = 1; b = 'two' }");

        assertThat(run.out()).containsExactly("[a:1, b:two]");
    }

    @Test
    void the_annotation_and_the_library_step_name_a_library_and_version() throws Exception {
        ScriptRun annotated = run("@Library('tools@v1') _\ngreet 'ann'");
        ScriptRun stepped = new ScriptRun(folder.resolve("second"))
                .with(request -> request.withLibraries(List.of(library)))
                .run("library 'tools@main'\ngreet 'bob'\necho \"OUT ${library('tools').org.acme.Tool.twice(2)}\"");

        assertThat(annotated.out()).containsExactly("hello ann");
        assertThat(stepped.out()).as("%s", stepped.console()).containsExactly("hello bob", "4");
    }

    @Test
    void an_unknown_library_is_named_before_anything_runs() throws Exception {
        Path other = Files.createDirectories(folder.resolve("other"));

        ScriptRun run = new ScriptRun(folder)
                .with(request -> request.withLibraries(List.of(library, other)))
                .run("@Library('missing') _\necho 'OUT never'");

        assertThat(run.result()).isEqualTo(RunResult.FAILURE);
        assertThat(run.out()).isEmpty();
        assertThat(run.console()).anyMatch(line -> line.contains("RUN-LIBRARY-01 library missing"));
    }

    @Test
    void a_loaded_script_gives_its_methods() throws Exception {
        ScriptRun run = run("""
                node {
                  writeFile file: 'more.groovy', text: 'def twice(x) { echo "OUT in loaded"; x * 2 }\\nreturn this'
                  def m = load 'more.groovy'
                  echo "OUT ${m.twice(4)}"
                  echo "OUT ${evaluate('1 + 2')}"
                }
                """);

        assertThat(run.out()).as("%s", run.console()).containsExactly("in loaded", "8", "3");
    }
}
