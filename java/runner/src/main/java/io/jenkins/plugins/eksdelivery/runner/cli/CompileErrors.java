package io.jenkins.plugins.eksdelivery.runner.cli;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    /** The failure of a run whose scripts do not compile; empty when it failed of something else. */
    Optional<DeliveryException> of(@Nullable Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof MultipleCompilationErrorsException errors) {
                return Optional.of(failure(errors));
            }
        }
        return Optional.empty();
    }

    private DeliveryException failure(MultipleCompilationErrorsException errors) {
        List<String> lines = new ArrayList<>();
        for (Object error : errors.getErrorCollector().getErrors()) {
            lines.add(line(error));
        }
        return new DeliveryException(
                Failure.permanent(
                        "RUN-COMPILE-01",
                        "compiling " + script,
                        lines.size() == 1
                                ? lines.get(0)
                                : lines.size() + " errors\n  " + String.join("\n  ", lines) + "\n",
                        "Mend the file; 'eks-delivery lint " + script + "' checks it without running it"),
                errors);
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
