package jenkins;

/** Three-valued answer. */
public enum YesNoMaybe {
    YES,
    NO,
    MAYBE;

    public static Boolean toBoolean(YesNoMaybe v) {
        return v == null ? null : v.toBool();
    }

    public Boolean toBool() {
        return switch (this) {
            case YES -> true;
            case NO -> false;
            case MAYBE -> null;
        };
    }
}
