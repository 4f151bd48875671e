package io.jenkins.plugins.eksdelivery.runner.script;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;

/** Finds what {@code @Library('name@version') _} asks for: on imports, declarations and classes. */
final class LibraryAnnotations {

    private LibraryAnnotations() {}

    static List<String> of(ClassNode type) {
        List<String> names = new ArrayList<>();
        collect(type, names);
        for (ImportNode imported : type.getModule().getImports()) {
            collect(imported, names);
        }
        for (ImportNode imported : type.getModule().getStarImports()) {
            collect(imported, names);
        }
        imports(type.getModule().getStaticImports().values(), names);
        imports(type.getModule().getStaticStarImports().values(), names);
        for (MethodNode method : type.getMethods()) {
            if (method.getCode() != null) {
                method.getCode().visit(new CodeVisitorSupport() {
                    @Override
                    public void visitDeclarationExpression(DeclarationExpression declaration) {
                        collect(declaration, names);
                        super.visitDeclarationExpression(declaration);
                    }
                });
            }
        }
        return names;
    }

    private static void imports(Iterable<ImportNode> imports, List<String> names) {
        imports.forEach(imported -> collect(imported, names));
    }

    private static void collect(AnnotatedNode node, List<String> names) {
        for (AnnotationNode annotation : node.getAnnotations()) {
            String name = annotation.getClassNode().getName();
            if (name.equals("Library") || name.endsWith(".Library")) {
                addNames(annotation.getMember("value"), names);
            }
        }
    }

    private static void addNames(Expression value, List<String> names) {
        if (value instanceof ConstantExpression constant) {
            names.add(String.valueOf(constant.getValue()));
        } else if (value instanceof ListExpression list) {
            list.getExpressions().forEach(each -> addNames(each, names));
        }
    }
}
