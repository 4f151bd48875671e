package org.kohsuke.stapler;

/** Common answers of web methods. */
public class HttpResponses {

    public HttpResponses() {}

    public static HttpResponseException errorWithoutStack(int code, String errorMessage) {
        return new Answer(code, errorMessage);
    }

    public static HttpResponseException redirectViaContextPath(String relative) {
        return new Answer(302, relative);
    }

    /** An answer that can be thrown. */
    public abstract static class HttpResponseException extends RuntimeException implements HttpResponse {

        private static final long serialVersionUID = 1L;

        protected HttpResponseException() {}

        protected HttpResponseException(String message) {
            super(message);
        }
    }

    /** Status and text. Not a type of Stapler. */
    private static final class Answer extends HttpResponseException {

        private static final long serialVersionUID = 1L;

        Answer(int code, String text) {
            super(code + " " + text);
        }
    }
}
