package io.jenkins.plugins.eksdelivery.runner.declarative;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.VariableScope;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The part of a pipeline's model that one section makes: a map expression, whose values are constants, further maps and lists, and
 * closures for all that must be evaluated while the pipeline runs. The interpreter gets the map as it is when the script runs.
 */
final class ModelMap {

    private final MapExpression map = new MapExpression();
    private final ASTNode place;

    /** An empty map that takes its place in the source from the node. */
    ModelMap(ASTNode place) {
        this.place = place;
        map.setSourcePosition(place);
    }

    /** Adds a value known now: a String, a Boolean or a number. */
    ModelMap constant(String key, Object value) {
        return put(key, new ConstantExpression(value));
    }

    /** Adds an expression that is evaluated when the interpreter asks for it. */
    ModelMap lazy(String key, Expression value) {
        return put(key, closure(value));
    }

    /** Adds a block of the script. */
    ModelMap block(String key, ClosureExpression body) {
        return put(key, body);
    }

    /** Adds a section; one that could not be read is left out, since the pipeline will not run then. */
    ModelMap section(String key, @Nullable Expression section) {
        return section == null ? this : put(key, section);
    }

    ModelMap section(String key, ModelMap section) {
        return put(key, section.map);
    }

    ModelMap list(String key, List<? extends Expression> values) {
        ListExpression list = new ListExpression(List.copyOf(values));
        list.setSourcePosition(place);
        return put(key, list);
    }

    private ModelMap put(String key, Expression value) {
        MapEntryExpression entry = new MapEntryExpression(new ConstantExpression(key), value);
        entry.setSourcePosition(place);
        map.addMapEntryExpression(entry);
        return this;
    }

    MapExpression expression() {
        return map;
    }

    /** {@code { -> expression }}. */
    static ClosureExpression closure(Expression value, Parameter... parameters) {
        ReturnStatement result = new ReturnStatement(value);
        result.setSourcePosition(value);
        List<Statement> statements = new ArrayList<>(List.of(result));
        BlockStatement code = new BlockStatement(statements, new VariableScope());
        code.setSourcePosition(value);
        // Groovy's tree: a null array means "no parameter at all", an empty one means "an implicit it".
        ClosureExpression closure = new ClosureExpression(parameters.length == 0 ? null : parameters, code);
        closure.setVariableScope(new VariableScope());
        closure.setSourcePosition(value);
        return closure;
    }
}
