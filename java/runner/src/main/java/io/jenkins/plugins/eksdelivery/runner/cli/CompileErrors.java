package io.jenkins.plugins.eksdelivery.runner.cli;

import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;
import org.jspecify.annotations.Nullable;

/** Tells the faults that a compiler found in scripts as {@code file:line:column: message}. */
final class CompileErrors {

    private final Path script;

    /** @param script the Jenkinsfile, which the compiler knows under another name */
    CompileErrors(Path script) {
        this.script = script;
    }

    /** Reports why scripts do not compile, when that is what the cause says; answers whether it is. */
    boolean report(@Nullable Throwable cause, PrintWriter err) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof MultipleCompilationErrorsException errors) {
                report(errors.getErrorCollector().getErrors(), err);
                return true;
            }
        }
        return false;
    }

    private void report(List<?> errors, PrintWriter err) {
        List<String> lines = errors.stream().map(this::line).toList();
        boolean single = lines.size() == 1;
        err.println(Failure.permanent(
                        "RUN-COMPILE-01",
                        "compiling " + script,
                        single ? lines.get(0) : lines.size() + " errors",
                        "Mend the file; 'eks-delivery lint " + script + "' checks it without running it")
                .message());
        if (!single) {
            lines.forEach(line -> err.println("  " + line));
        }
    }

    private String line(Object error) {
        if (error instanceof SyntaxErrorMessage syntax) {
            SyntaxException cause = syntax.getCause();
            return file(String.valueOf(cause.getSourceLocator())) + ":" + cause.getLine() + ":" + cause.getStartColumn()
                    + ": " + cause.getOriginalMessage();
        }
        if (error instanceof ExceptionMessage exception) {
            return script + ": " + exception.getCause();
        }
        return script + ": " + error;
    }

    private String file(String locator) {
        String name = locator.toLowerCase(Locale.ROOT);
        if (name.startsWith("workflowscript") || name.equals("null")) {
            return script.toString();
        }
        return locator.startsWith("file:") ? locator.substring("file:".length()) : locator;
    }
}
