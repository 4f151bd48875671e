package org.kohsuke.stapler;

/** What a web method answers. */
public interface HttpResponse {}
