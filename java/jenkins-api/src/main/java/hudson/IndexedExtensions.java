package hudson;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.java.sezpoz.Index;
import net.java.sezpoz.IndexItem;

/** The extensions that the class path's {@code META-INF/annotations/hudson.Extension} indexes name, one instance each. Not a type of Jenkins. */
final class IndexedExtensions {

    private static final Logger LOGGER = Logger.getLogger(IndexedExtensions.class.getName());

    private IndexedExtensions() {}

    static List<ExtensionComponent<Object>> load(ClassLoader loader) {
        List<ExtensionComponent<Object>> components = new ArrayList<>();
        for (IndexItem<Extension, Object> item : Index.load(Extension.class, Object.class, loader)) {
            try {
                AnnotatedElement element = item.element();
                Object instance = item.instance();
                if (instance != null) {
                    components.add(new ExtensionComponent<>(instance, element.getAnnotation(Extension.class)));
                }
            } catch (InstantiationException | LinkageError failed) {
                Level level = item.annotation().optional() ? Level.FINE : Level.WARNING;
                LOGGER.log(level, failed, () -> "Failed to load the extension " + item.className());
            }
        }
        return components;
    }
}
