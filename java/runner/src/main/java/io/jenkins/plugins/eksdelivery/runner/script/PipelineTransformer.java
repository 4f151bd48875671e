package io.jenkins.plugins.eksdelivery.runner.script;

import com.cloudbees.groovy.cps.CpsTransformer;
import com.cloudbees.groovy.cps.MethodLocation;
import com.cloudbees.groovy.cps.TransformerConfiguration;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.VariableScope;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.SpreadExpression;
import org.codehaus.groovy.ast.expr.SpreadMapExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.classgen.AsmClassGenerator;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.SourceUnit;

/**
 * The CPS transformation of groovy-cps 1.31, with what today's Jenkins accepts beyond it: spread lists, maps and arguments, and
 * (through {@link PipelineBlocks}) the value of an assignment and of boolean operators. Methods marked NonCPS are left alone.
 */
final class PipelineTransformer extends CpsTransformer {

    private static final ClassNode BLOCKS = ClassHelper.makeCached(PipelineBlocks.class);
    private static final ClassNode LOCATION = ClassHelper.makeCached(MethodLocation.class);
    private static final ClassNode CLOSURE = ClassHelper.makeCached(PipelineClosure.class);
    private static final ClassNode SPREAD = ClassHelper.makeCached(Spread.class);

    private String sourceName = "";

    PipelineTransformer() {
        setConfiguration(new TransformerConfiguration().withClosureType(PipelineClosure.class));
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        String name = source.getName();
        sourceName = name.substring(name.lastIndexOf('/') + 1);
        super.call(source, context, type);
    }

    @Override
    protected Expression makeBuilder(MethodNode method) {
        Expression location = new ConstructorCallExpression(
                LOCATION,
                new TupleExpression(
                        new ConstantExpression(method.getDeclaringClass().getName()),
                        new ConstantExpression(method.getName()),
                        new ConstantExpression(sourceName)));
        return new MethodCallExpression(
                new ConstructorCallExpression(BLOCKS, new TupleExpression(location)),
                "withClosureType",
                new TupleExpression(new ClassExpression(CLOSURE)));
    }

    @Override
    public void visitListExpression(ListExpression list) {
        if (list.getExpressions().stream().noneMatch(SpreadExpression.class::isInstance)) {
            super.visitListExpression(list);
            return;
        }
        visit(new StaticMethodCallExpression(SPREAD, "list", new ArgumentListExpression(parts(list.getExpressions()))));
    }

    @Override
    public void visitMapExpression(MapExpression map) {
        if (map.getMapEntryExpressions().stream().noneMatch(PipelineTransformer::isSpread)) {
            super.visitMapExpression(map);
            return;
        }
        ListExpression parts = new ListExpression();
        for (MapEntryExpression entry : map.getMapEntryExpressions()) {
            parts.addExpression(
                    entry.getKeyExpression() instanceof SpreadMapExpression
                            ? entry.getValueExpression()
                            : new MapExpression(List.of(entry)));
        }
        visit(new StaticMethodCallExpression(SPREAD, "map", new ArgumentListExpression(parts)));
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        if (call.isSpreadSafe()) {
            visit(onEach(
                    call.getObjectExpression(),
                    element -> new MethodCallExpression(element, call.getMethod(), call.getArguments())));
            return;
        }
        List<Expression> arguments = ((TupleExpression) call.getArguments()).getExpressions();
        if (arguments.stream().noneMatch(SpreadExpression.class::isInstance)) {
            super.visitMethodCallExpression(call);
            return;
        }
        makeNode("staticCall", () -> {
            loc(call);
            literal(SPREAD);
            literal("$call");
            if (call.isImplicitThis() && AsmClassGenerator.isThisExpression(call.getObjectExpression())) {
                makeNode("javaThis_");
            } else {
                visit(call.getObjectExpression());
            }
            visit(call.getMethod());
            makeNode("constant", new ConstantExpression(call.isSafe()));
            visitListExpression(new ListExpression(arguments));
        });
    }

    @Override
    public void visitPropertyExpression(PropertyExpression property) {
        if (property.isSpreadSafe()) {
            visit(onEach(
                    property.getObjectExpression(),
                    element -> new PropertyExpression(element, property.getProperty(), true)));
            return;
        }
        super.visitPropertyExpression(property);
    }

    /** {@code [a, *b]} as {@code [[a], b]}. */
    private static ListExpression parts(List<Expression> expressions) {
        ListExpression parts = new ListExpression();
        for (Expression expression : expressions) {
            parts.addExpression(
                    expression instanceof SpreadExpression spread
                            ? spread.getExpression()
                            : new ListExpression(new ArrayList<>(List.of(expression))));
        }
        return parts;
    }

    private static boolean isSpread(MapEntryExpression entry) {
        return entry.getKeyExpression() instanceof SpreadMapExpression;
    }

    /** {@code object?.collect { element -> … }}. */
    private static Expression onEach(Expression object, java.util.function.Function<Expression, Expression> act) {
        Parameter element = new Parameter(ClassHelper.OBJECT_TYPE, "element$");
        Expression acted = act.apply(new VariableExpression(element));
        if (acted instanceof MethodCallExpression call) {
            call.setImplicitThis(false);
            call.setSafe(true);
        }
        ClosureExpression body = new ClosureExpression(new Parameter[] {element}, new ExpressionStatement(acted));
        body.setVariableScope(new VariableScope());
        MethodCallExpression collect =
                new MethodCallExpression(object, "collect", new ArgumentListExpression(List.of(body)));
        collect.setImplicitThis(false);
        collect.setSafe(true);
        collect.setSourcePosition(object);
        return collect;
    }
}
