/**
 * HTTP/1.1 over sockets, as small as a registry client needs it: the JDK's HttpURLConnection knows no PATCH, its HttpClient costs three
 * times the processor time in uploads, and neither can be stopped in the middle of a body. Start with {@code HttpTransport}.
 */
@NullMarked
package io.jenkins.plugins.eksdelivery.registry.http;

import org.jspecify.annotations.NullMarked;
