package io.jenkins.plugins.eksdelivery.registry;

/**
 * What a scanner found.
 *
 * @param id such as CVE-2024-3094
 * @param severity how grave it is
 * @param where package and version; "" when the scanner does not say
 */
record Finding(String id, Severity severity, String where) {}
