package hudson.model;

import org.jvnet.localizer.Localizable;
import org.jvnet.localizer.ResourceBundleHolder;

/** A text of one language in the form that Jenkins' constructors take. Not a type of Jenkins. */
final class StandInText extends Localizable {

    private static final long serialVersionUID = 1L;

    private final String text;

    private StandInText(String text) {
        super(ResourceBundleHolder.get(StandInText.class), text);
        this.text = text;
    }

    static Localizable of(String text) {
        return new StandInText(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
