package io.jenkins.plugins.eksdelivery.runner.demo;

import java.util.List;
import java.util.function.Function;

/** Prints claims for a terminal, one line each, columns aligned. */
final class ClaimTable {

    private static final int WIDEST = 96;

    private ClaimTable() {}

    static String of(List<Claim> claims) {
        int subject = width(claims, Claim::subject, "claim");
        int found = width(claims, Claim::found, "read back");
        StringBuilder table = new StringBuilder();
        line(table, subject, found, "", "claim", "read back", "from");
        for (Claim claim : claims) {
            line(table, subject, found, claim.holds() ? "ok" : "NO", claim.subject(), claim.found(), claim.source());
            if (!claim.holds()) {
                table.append("      the delivery said: ").append(claim.said()).append('\n');
            }
        }
        return table.toString();
    }

    private static void line(
            StringBuilder table, int subject, int found, String mark, String first, String second, String third) {
        table.append(String.format("%-4s  %-" + subject + "s  %-" + found + "s  %s", mark, first, second, third)
                        .stripTrailing())
                .append('\n');
    }

    private static int width(List<Claim> claims, Function<Claim, String> column, String title) {
        return claims.stream()
                .mapToInt(claim -> Math.min(WIDEST, column.apply(claim).length()))
                .reduce(title.length(), Math::max);
    }
}
