package io.jenkins.plugins.eksdelivery.runner.script;

import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.SourceUnit;

/**
 * Rewrites the syntax tree of a script before names are resolved (phase CONVERSION), so before the CPS transformation.
 *
 * <p>Called once for each class of each source: the Jenkinsfile, vars, library classes, loaded scripts. An error that is added to
 * the source's error collector stops the run before any step.
 */
@FunctionalInterface
public interface ScriptTransformation {

    void transform(SourceUnit source, ClassNode type) throws CompilationFailedException;
}
