package io.jenkins.plugins.eksdelivery.runner.declarative;

import java.text.MessageFormat;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.control.Janitor;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/**
 * Collects what is wrong with a pipeline, each with its place, in the words of Jenkins (pipeline-model-definition 2.2258), so that all
 * of it is shown at once and a search for the message finds Jenkins' answers.
 */
final class Problems {

    private final SourceUnit source;
    private int count;

    Problems(SourceUnit source) {
        this.source = source;
    }

    /** Adds a problem at the node. */
    void add(ASTNode node, String message) {
        count++;
        source.getErrorCollector()
                .addErrorAndContinue(new SyntaxErrorMessage(
                        new SyntaxException(
                                message,
                                node.getLineNumber(),
                                node.getColumnNumber(),
                                node.getLastLineNumber(),
                                node.getLastColumnNumber()),
                        source));
    }

    void missingSection(ASTNode node, String section) {
        add(node, MessageFormat.format("Missing required section \"{0}\"", section));
    }

    void undefinedSection(ASTNode node, String section) {
        add(node, MessageFormat.format("Undefined section \"{0}\"", section));
    }

    void expectedBlockFor(ASTNode node, String section) {
        add(node, MessageFormat.format("Expected a block for {0}", section));
    }

    void emptySection(ASTNode node, String section) {
        add(node, MessageFormat.format("{0} can not be empty", section));
    }

    void invalidType(ASTNode node, String kind, String type, Iterable<String> valid) {
        add(
                node,
                "Invalid " + kind + " type \"" + type + "\". Valid " + kind + " types: [" + String.join(", ", valid)
                        + "]");
    }

    /** Whether nothing was wrong. */
    boolean none() {
        return count == 0;
    }

    /** The source line of the node, cut to the node when it lies on one line. */
    String text(ASTNode node) {
        int line = node.getLineNumber();
        if (line < 1) {
            return node.getText();
        }
        Janitor janitor = new Janitor();
        try {
            String text = source.getSource().getLine(line, janitor);
            if (text == null) {
                return node.getText();
            }
            int from = Math.min(text.length(), Math.max(0, node.getColumnNumber() - 1));
            boolean oneLine = node.getLastLineNumber() == line && node.getLastColumnNumber() - 1 <= text.length();
            return (oneLine
                            ? text.substring(from, Math.max(from, node.getLastColumnNumber() - 1))
                            : text.substring(from))
                    .strip();
        } finally {
            janitor.cleanup();
        }
    }
}
