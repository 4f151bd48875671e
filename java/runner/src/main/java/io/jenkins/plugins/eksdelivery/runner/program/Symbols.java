package io.jenkins.plugins.eksdelivery.runner.program;

import groovy.lang.Closure;
import hudson.model.Describable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jspecify.annotations.Nullable;

/** Names that stand for data within the arguments of a step, such as {@code logRotator(numToKeepStr: '5')}. */
final class Symbols {

    static final Set<String> NAMES = new TreeSet<>(Set.of(
            "booleanParam",
            "buildDiscarder",
            "choice",
            "credentials",
            "cron",
            "disableConcurrentBuilds",
            "disableResume",
            "durabilityHint",
            "file",
            "hourly",
            "githubPush",
            "gitSCM",
            "githubProjectProperty",
            "logRotator",
            "parameters",
            "password",
            "pipelineTriggers",
            "pollSCM",
            "preserveStashes",
            "quietPeriod",
            "rateLimitBuilds",
            "scmGit",
            "sshUserPrivateKey",
            "string",
            "text",
            "upstream",
            "usernameColonPassword",
            "usernamePassword",
            "userRemoteConfigs",
            "certificate",
            "containerEnvVar",
            "containerTemplate",
            "emptyDirVolume",
            "envVar",
            "persistentVolumeClaim",
            "secretEnvVar",
            "secretVolume",
            "configMapVolume",
            "hostPathVolume",
            "kubernetesAgent",
            "nonresumable",
            "agent",
            "zip"));

    private static final String UNNAMED = Described.UNNAMED;

    private Symbols() {}

    /** Whether the name, which is no step, stands for data: Jenkins' own, or that of an extension. */
    static boolean known(String name) {
        return NAMES.contains(name) || SymbolLookup.get().findDescriptor(Describable.class, name) != null;
    }

    static Object describe(String symbol, @Nullable Object given) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        Object[] values =
                given instanceof Object[] array ? array : given == null ? new Object[0] : new Object[] {given};
        if (values.length == 1 && values[0] instanceof Map<?, ?> named) {
            named.forEach((key, value) -> arguments.put(String.valueOf(key), value));
        } else if (values.length == 1 && !(values[0] instanceof Closure)) {
            arguments.put(UNNAMED, values[0]);
        } else if (values.length > 1) {
            throw new IllegalArgumentException("Expected named arguments for " + symbol);
        }
        if (NAMES.contains(symbol)) {
            return new Described(symbol, arguments);
        }
        if (arguments.containsKey(UNNAMED)) {
            arguments.put(UninstantiatedDescribable.ANONYMOUS_KEY, arguments.remove(UNNAMED));
        }
        return new UninstantiatedDescribable(symbol, null, arguments);
    }
}
