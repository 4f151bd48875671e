package io.jenkins.plugins.eksdelivery.jenkinsapi;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.Extension;
import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jenkins.YesNoMaybe;
import net.java.sezpoz.Indexable;
import org.jenkinsci.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.kohsuke.stapler.verb.POST;

class AnnotationsTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                Extension.class,
                Symbol.class,
                DataBoundConstructor.class,
                DataBoundSetter.class,
                QueryParameter.class,
                AncestorInPath.class,
                RequirePOST.class,
                POST.class
            })
    void annotations_are_there_at_run_time(Class<? extends Annotation> annotation) {
        assertThat(annotation.getAnnotation(Retention.class).value()).isEqualTo(RetentionPolicy.RUNTIME);
    }

    @Test
    void extensions_are_indexed_by_sezpoz() throws Exception {
        assertThat(Extension.class.isAnnotationPresent(Indexable.class)).isTrue();
        assertThat(Extension.class.getAnnotation(Target.class).value())
                .containsExactlyInAnyOrder(ElementType.TYPE, ElementType.FIELD, ElementType.METHOD);
        assertThat(Extension.class.getMethod("ordinal").getDefaultValue()).isEqualTo(0.0);
        assertThat(Extension.class.getMethod("dynamicLoadable").getDefaultValue())
                .isEqualTo(YesNoMaybe.MAYBE);
    }
}
