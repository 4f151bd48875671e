package io.jenkins.plugins.eksdelivery.runner.script;

import com.cloudbees.groovy.cps.NonCPS;
import groovy.lang.Binding;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyCodeSource;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.control.customizers.ImportCustomizer;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * Compiles scripts and library classes, and holds what they find around them.
 *
 * <p>All classes are defined by this loader itself, not by Groovy's inner ones: saved state is read back by name through it.
 */
public final class PipelineClassLoader extends GroovyClassLoader {

    /** The class of the Jenkinsfile, as Jenkins names it: it appears in messages and in saved state. */
    public static final String MAIN = "WorkflowScript";

    private final ScriptHost host;
    private final List<ScriptSource> sources = new ArrayList<>();

    public PipelineClassLoader(ClassLoader parent, ScriptHost host) {
        super(parent, configuration(host));
        this.host = host;
        setShouldRecompile(false);
    }

    static PipelineClassLoader of(Class<?> script) {
        for (ClassLoader loader = script.getClassLoader(); loader != null; loader = loader.getParent()) {
            if (loader instanceof PipelineClassLoader found) {
                return found;
            }
        }
        throw new IllegalStateException(script + " was not compiled as a pipeline script");
    }

    ScriptHost host() {
        return host;
    }

    /**
     * Compiles a script to a class of the given name and makes an object of it with an empty binding.
     *
     * @throws DeliveryException RUN-LIBRARY-01 when a library that it names is not there
     */
    public PipelineScript compile(ScriptSource source) throws CompilationFailedException {
        Class<?> type = parsed(new GroovyCodeSource(source.text(), source.fileName(), "/pipeline"));
        sources.add(source);
        if (!PipelineScript.class.isAssignableFrom(type)) {
            throw new IllegalArgumentException(source.name() + " defines classes but has no statements to run");
        }
        return (PipelineScript) InvokerHelper.createScript(type, new Binding());
    }

    /** The compiler counts every exception as a fault of the script; one of ours tells more than that. */
    private Class<?> parsed(GroovyCodeSource source) {
        try {
            return parseClass(source, false);
        } catch (MultipleCompilationErrorsException faults) {
            for (Object fault : faults.getErrorCollector().getErrors()) {
                if (fault instanceof ExceptionMessage message && message.getCause() instanceof DeliveryException own) {
                    throw own;
                }
            }
            throw faults;
        }
    }

    /** Compiles a script that has no name of its own: loaded from the workspace, or given as text. */
    public PipelineScript compileNext(String text) throws CompilationFailedException {
        long unnamed = sources.stream()
                .filter(source -> source.name().startsWith("Script"))
                .count();
        return compile(new ScriptSource("Script" + (unnamed + 1), text));
    }

    /** The scripts compiled so far, in order: what a resumed run has to compile again. */
    public List<ScriptSource> sources() {
        return List.copyOf(sources);
    }

    /** Classes of this folder ({@code src} of a library) can be used from now on. */
    public void addSourceFolder(Path folder) {
        try {
            addURL(folder.toUri().toURL());
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(folder.toString(), impossible);
        }
    }

    @Override
    protected ClassCollector createCollector(CompilationUnit unit, SourceUnit source) {
        return new OwnCollector(new InnerLoader(this), unit, source);
    }

    private static CompilerConfiguration configuration(ScriptHost host) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(PipelineScript.class.getName());
        configuration.addCompilationCustomizers(new ImportCustomizer()
                .addStarImports(NonCPS.class.getPackageName(), "hudson.model", "jenkins.model")
                .addImports("org.jenkinsci.plugins.workflow.libs.Library"));
        configuration.addCompilationCustomizers(new BeforeResolution(host));
        configuration.addCompilationCustomizers(new PipelineTransformer());
        return configuration;
    }

    /** Defines classes in the outer loader. */
    private final class OwnCollector extends ClassCollector {

        OwnCollector(InnerLoader inner, CompilationUnit unit, SourceUnit source) {
            super(inner, unit, source);
        }

        @Override
        public GroovyClassLoader getDefiningClassLoader() {
            return PipelineClassLoader.this;
        }
    }

    /** Loads annotated libraries and applies the given transformations while names are still unresolved. */
    private static final class BeforeResolution extends CompilationCustomizer {

        private final ScriptHost host;

        BeforeResolution(ScriptHost host) {
            super(CompilePhase.CONVERSION);
            this.host = host;
        }

        @Override
        public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
            host.loadLibraries(LibraryAnnotations.of(type));
            for (ScriptTransformation transformation : host.transformations()) {
                transformation.transform(source, type);
            }
        }
    }
}
