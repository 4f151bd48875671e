package io.jenkins.plugins.eksdelivery.runner.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.runner.run.RunResult;
import io.jenkins.plugins.eksdelivery.runner.run.ScriptRun;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStepsTest {

    @TempDir
    private Path folder;

    @Test
    void files_are_written_read_and_found() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("""
                        node {
                          writeFile file: 'a/b.txt', text: 'grün'
                          echo "OUT ${readFile('a/b.txt')} ${fileExists('a/b.txt')} ${fileExists('a/c.txt')}"
                          echo "OUT ${readFile(file: 'a/b.txt', encoding: 'Base64')}"
                          writeFile file: 'bytes', text: 'AAEC', encoding: 'Base64'
                          touch 'touched'
                          echo "OUT ${fileExists 'touched'} ${isUnix()}"
                          dir('a') { echo "OUT ${readFile('b.txt')} ${pwd().endsWith('job/a')} ${pwd(tmp: true).endsWith('@tmp')}" }
                          dir('a') { deleteDir() }
                          echo "OUT ${fileExists('a/b.txt')}"
                          ws('elsewhere') { writeFile file: 'x', text: ''; echo "OUT ${env.WORKSPACE == pwd()}" }
                        }
                        """);

        assertThat(run.out())
                .as("%s", run.console())
                .containsExactly("grün true false", "Z3LDvG4=", "true true", "grün true true", "false", "true");
        assertThat(run.workspace().resolve("bytes")).hasBinaryContent(new byte[] {0, 1, 2});
        assertThat(folder.resolve("workspaces/elsewhere/x")).exists();
    }

    @Test
    void a_missing_file_fails_the_build() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("node { readFile 'nowhere' }");

        assertThat(run.result()).isEqualTo(RunResult.FAILURE);
        assertThat(run.console()).anyMatch(line -> line.contains("nowhere"));
    }

    @Test
    void a_stash_carries_files_to_another_workspace() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("""
                        node {
                          writeFile file: 'keep/one.txt', text: '1'
                          writeFile file: 'keep/two.log', text: '2'
                          stash name: 's', includes: 'keep/**', excludes: '**/*.log'
                          deleteDir()
                          unstash 's'
                          echo "OUT ${fileExists('keep/one.txt')} ${fileExists('keep/two.log')}"
                          try { unstash 'none' } catch (e) { echo "OUT ${e.message}" }
                          try { stash name: 'e', includes: 'nothing/*' } catch (e) { echo "OUT ${e.message}" }
                          stash name: 'e', includes: 'nothing/*', allowEmpty: true
                        }
                        """);

        assertThat(run.out())
                .containsExactly("true false", "No such saved stash ‘none’", "No files included in stash ‘e’");
        assertThat(run.result()).isEqualTo(RunResult.SUCCESS);
    }

    @Test
    void artifacts_are_kept_in_the_folder_of_the_run() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("""
                        node {
                          writeFile file: 'out/r.txt', text: 'kept'
                          archiveArtifacts 'out/*.txt'
                          archive 'no/*'
                          archiveArtifacts artifacts: 'no/*', allowEmptyArchive: true, fingerprint: true
                          fingerprint 'out/*'
                        }
                        """);

        assertThat(run.runFolder().resolve("archive/out/r.txt")).hasContent("kept");
        assertThat(run.console()).contains("Archiving artifacts");
        assertThat(run.result()).isEqualTo(RunResult.SUCCESS);
    }

    @Test
    void test_results_are_counted_and_failures_make_the_build_unstable() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("""
                        node {
                          writeFile file: 'r/TEST-a.xml', text: '<testsuite><testcase name="a"/><testcase name="b"><failure/></testcase><testcase name="c"><skipped/></testcase></testsuite>'
                          def r = junit 'r/*.xml'
                          echo "OUT ${r.totalCount} ${r.failCount} ${r.skipCount} ${r.passCount} ${currentBuild.result}"
                          junit testResults: 'none/*.xml', allowEmptyResults: true
                          try { junit 'none/*.xml' } catch (e) { echo "OUT ${e.message}" }
                        }
                        """);

        assertThat(run.out())
                .containsExactly("3 1 1 1 UNSTABLE", "No test report files were found. Configuration error?");
        assertThat(run.result()).isEqualTo(RunResult.UNSTABLE);
        assertThat(Files.readString(run.runFolder().resolve("junit.json"))).contains("\"totalCount\":3");
    }

    @Test
    void a_test_report_cannot_read_files_of_the_machine() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("""
                        node {
                          writeFile file: 'TEST-x.xml', text: '<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/hostname">]><testsuite>&x;</testsuite>'
                          junit 'TEST-x.xml'
                        }
                        """);

        assertThat(run.result()).isEqualTo(RunResult.FAILURE);
        assertThat(run.console()).anyMatch(line -> line.contains("DOCTYPE is disallowed"));
    }

    @Test
    void json_and_yaml_are_read_as_plain_objects_that_survive_a_save() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("""
                        node {
                          def j = readJSON text: '{"a": [1, {"b": "c"}]}'
                          sleep time: 1, unit: 'MILLISECONDS'
                          echo "OUT ${j.a[1].b}"
                          writeJSON file: 'x.json', json: [k: [1, 2]], pretty: 2
                          echo "OUT ${readJSON(file: 'x.json').k}"
                          def y = readYaml text: 'a:\\n  - 1\\n  - two\\n'
                          sleep time: 1, unit: 'MILLISECONDS'
                          echo "OUT ${y.a}"
                          writeYaml file: 'x.yaml', data: [k: 'v']
                          echo "OUT ${readYaml(file: 'x.yaml').k}"
                          cleanWs()
                          echo "OUT ${fileExists('x.yaml')}"
                        }
                        """);

        assertThat(run.out()).as("%s", run.console()).containsExactly("c", "[1, 2]", "[1, two]", "v", "false");
    }
}
