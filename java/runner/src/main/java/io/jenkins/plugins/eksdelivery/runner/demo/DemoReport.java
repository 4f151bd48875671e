package io.jenkins.plugins.eksdelivery.runner.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Writes claims and times as one HTML page without scripts. */
final class DemoReport {

    private DemoReport() {}

    static void write(Path file, String title, List<Claim> claims, List<TimedNode> nodes) throws IOException {
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escape(title))
                .append("</title>\n<style>\n")
                .append(style())
                .append("</style>\n</head>\n<body>\n<main>\n<h1>")
                .append(escape(title))
                .append("</h1>\n");
        claims(page, claims);
        times(page, nodes);
        page.append("</main>\n</body>\n</html>\n");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, page);
    }

    private static void claims(StringBuilder page, List<Claim> claims) {
        page.append(
                        "<h2>What was claimed, and what was read back</h2>\n<table>\n<thead><tr><th scope=\"col\">Claim</th>")
                .append(
                        "<th scope=\"col\">The delivery said</th><th scope=\"col\">Read back</th><th scope=\"col\">From</th>")
                .append("<th scope=\"col\">Holds</th></tr></thead>\n<tbody>\n");
        for (Claim claim : claims) {
            page.append("<tr>");
            for (String cell : List.of(claim.subject(), claim.said(), claim.found(), claim.source())) {
                page.append("<td>").append(escape(cell)).append("</td>");
            }
            page.append(claim.holds() ? "<td class=\"good\">yes</td>" : "<td class=\"bad\">no</td>")
                    .append("</tr>\n");
        }
        page.append("</tbody>\n</table>\n");
    }

    private static void times(StringBuilder page, List<TimedNode> nodes) {
        double whole = nodes.stream()
                .mapToDouble(node -> seconds(node.start().plus(node.duration())))
                .max()
                .orElse(1);
        page.append("<h2>Stages and steps</h2>\n<table>\n<thead><tr><th scope=\"col\">Stage or step</th>")
                .append("<th scope=\"col\">Starts at</th><th scope=\"col\">Takes</th><th scope=\"col\">Result</th>")
                .append("<th scope=\"col\">Share of the run</th></tr></thead>\n<tbody>\n");
        for (TimedNode node : nodes) {
            page.append(String.format("<tr><td class=\"d%d\">%s</td>", Math.min(4, node.depth()), escape(node.name())))
                    .append(String.format(
                            "<td>%.1f s</td><td>%.1f s</td>", seconds(node.start()), seconds(node.duration())))
                    .append("<td class=\"")
                    .append(node.result().equals("SUCCESS") ? "good" : "bad")
                    .append("\">")
                    .append(escape(node.result()))
                    .append(String.format(
                            "</td><td><svg role=\"img\" aria-label=\"%.0f percent\" width=\"100%%\" height=\"11\">"
                                    + "<rect fill=\"#0969da\" x=\"%.2f%%\" width=\"%.2f%%\" height=\"11\"/></svg></td></tr>%n",
                            100 * seconds(node.duration()) / whole,
                            100 * seconds(node.start()) / whole,
                            Math.max(0.3, 100 * seconds(node.duration()) / whole)));
        }
        page.append("</tbody>\n</table>\n");
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static String style() throws IOException {
        try (InputStream css = Objects.requireNonNull(DemoReport.class.getResourceAsStream("report.css"))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
