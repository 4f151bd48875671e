package io.jenkins.plugins.eksdelivery.promotion.engine;

import java.util.Locale;

/** The phases of a promotion, in their order. */
public enum Phase {
    OPEN("open"),
    LOCATE_TRUTH("locate truth"),
    CHECKS("checks"),
    APPROVAL("approval"),
    PRE_SCALE("pre-scale the target"),
    SMOKE_TEST("smoke-test the target"),
    FENCE("fence the source"),
    DRAIN("drain"),
    PROMOTE_DATA("promote data"),
    BIND("bind applications"),
    TRAFFIC_APPROVAL("second approval"),
    SHIFT_TRAFFIC("shift traffic"),
    VERIFY("verify from outside"),
    BAKE("bake"),
    UNFREEZE("unfreeze"),
    AFTERWARDS("afterwards");

    private final String title;

    Phase(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Its number, 0 to 15, as release managers know it. */
    public int number() {
        return ordinal();
    }

    /** Its word in the journal, such as {@code promote-data}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Phase ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
