package io.jenkins.plugins.eksdelivery.registry;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a registry wants as authorization.
 *
 * @param scheme basic or bearer, in lower case
 * @param parameters realm, service, scope
 * @see <a href="https://distribution.github.io/distribution/spec/auth/token/">token authentication</a>
 */
record Challenge(String scheme, Map<String, String> parameters) {

    private static final Pattern PARAMETER = Pattern.compile("([A-Za-z_]+)=(?:\"([^\"]*)\"|([^\\s,]+))");

    /** Reads a WWW-Authenticate header. */
    static Challenge of(String header) {
        int space = header.indexOf(' ');
        String scheme = (space < 0 ? header : header.substring(0, space)).toLowerCase(Locale.ROOT);
        Map<String, String> parameters = new TreeMap<>();
        Matcher matcher = PARAMETER.matcher(space < 0 ? "" : header.substring(space));
        while (matcher.find()) {
            String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            parameters.put(matcher.group(1).toLowerCase(Locale.ROOT), value);
        }
        return new Challenge(scheme, parameters);
    }
}
