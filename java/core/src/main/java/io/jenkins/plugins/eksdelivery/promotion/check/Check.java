package io.jenkins.plugins.eksdelivery.promotion.check;

/**
 * One question whose answer decides whether a promotion may start.
 *
 * @param name in the report, such as {@code aurora.lag}
 * @param needs check without which this one can't look; "" for none
 * @param blocksUnplanned whether red forbids an unplanned promotion too; every red forbids a planned one
 * @param overridable whether breaking the glass overrides it
 * @param look reads the world
 */
record Check(String name, String needs, boolean blocksUnplanned, boolean overridable, Look look) {

    /** Reads the world. */
    @FunctionalInterface
    interface Look {

        /**
         * Looks once.
         *
         * @throws io.jenkins.plugins.eksdelivery.failure.DeliveryException which counts as red
         */
        Answer look() throws InterruptedException;
    }

    /**
     * What a check found.
     *
     * @param colour whether it is well
     * @param read what was read
     * @param limit what it should be
     * @param advice what to do; "" when it is well
     */
    record Answer(Colour colour, String read, String limit, String advice) {

        static Answer of(boolean well, String read, String limit, String advice) {
            return new Answer(well ? Colour.GREEN : Colour.RED, read, limit, well ? "" : advice);
        }

        static Answer notMeasured(String read, String limit, String advice) {
            return new Answer(Colour.YELLOW, read, limit, advice);
        }
    }

    /** Well, not known or not well. */
    enum Colour {
        GREEN,
        YELLOW,
        RED
    }

    static Check of(String name, Look look) {
        return new Check(name, "", false, true, look);
    }

    static Check blocking(String name, Look look) {
        return new Check(name, "", true, true, look);
    }

    /** The same check, made only when the other one is not red. */
    Check after(String needed) {
        return new Check(name, needed, blocksUnplanned, overridable, look);
    }

    /** Without this nothing can be done: breaking the glass doesn't help. */
    static Check vital(String name, Look look) {
        return new Check(name, "", true, false, look);
    }
}
