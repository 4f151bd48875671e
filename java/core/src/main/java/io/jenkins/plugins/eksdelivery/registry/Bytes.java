package io.jenkins.plugins.eksdelivery.registry;

import java.util.Locale;

/** Numbers of bytes as people read them. */
final class Bytes {

    private Bytes() {}

    /** Such as 512 B, 3.4 KiB, 12.0 MiB. */
    static String readable(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double value = bytes;
        String unit = "B";
        for (String larger : new String[] {"KiB", "MiB", "GiB", "TiB"}) {
            if (value < 1024) {
                break;
            }
            value /= 1024;
            unit = larger;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, unit);
    }
}
