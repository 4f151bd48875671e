package org.jenkinsci.plugins.workflow.libs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Asks for shared libraries from within a Jenkinsfile, under the name that Jenkinsfiles import. */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.PACKAGE, ElementType.TYPE, ElementType.FIELD, ElementType.LOCAL_VARIABLE})
public @interface Library {

    /** {@code name} or {@code name@version}. */
    String[] value();
}
