package io.jenkins.plugins.eksdelivery.runner.step;

/** Times as Jenkins' console says them: the two largest units. */
final class TimeSpan {

    private TimeSpan() {}

    static String text(long milliseconds) {
        long seconds = milliseconds / 1000;
        long minutes = seconds / 60;
        long hours = minutes / 60;
        long days = hours / 24;
        if (days > 0) {
            return days + (days == 1 ? " day " : " days ") + hours % 24 + " hr";
        }
        if (hours > 0) {
            return hours + " hr " + minutes % 60 + " min";
        }
        if (minutes > 0) {
            return minutes + " min " + seconds % 60 + " sec";
        }
        if (seconds >= 10 || milliseconds % 1000 == 0 && seconds > 0) {
            return seconds + " sec";
        }
        if (seconds > 0) {
            return seconds + "." + milliseconds % 1000 / 100 + " sec";
        }
        return milliseconds + " ms";
    }
}
