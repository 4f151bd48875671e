package org.kohsuke.stapler;

/** Common answers. */
public class HttpResponses {

    public HttpResponses() {}

    public static HttpResponse redirectToDot() {
        return new Redirect(".");
    }

    /** Where the browser goes next. Not a type of Stapler. */
    private record Redirect(String to) implements HttpResponse {}
}
