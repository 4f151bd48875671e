package hudson.util;

import java.io.File;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A command line that knows which of its arguments are secret. */
public class ArgumentListBuilder implements Serializable, Cloneable {

    private static final long serialVersionUID = 1L;

    private final List<String> args = new ArrayList<>();
    private BitSet mask = new BitSet();

    public ArgumentListBuilder() {}

    public ArgumentListBuilder(String... args) {
        add(args);
    }

    public ArgumentListBuilder add(Object a) {
        return add(a.toString());
    }

    public ArgumentListBuilder add(File f) {
        return add(f.getAbsolutePath());
    }

    public ArgumentListBuilder add(String a) {
        return add(a, false);
    }

    public ArgumentListBuilder add(String a, boolean mask) {
        if (a != null) {
            this.mask.set(args.size(), mask);
            args.add(a);
        }
        return this;
    }

    public ArgumentListBuilder add(String... args) {
        for (String each : args) {
            add(each);
        }
        return this;
    }

    public ArgumentListBuilder add(Iterable<String> args) {
        args.forEach(this::add);
        return this;
    }

    public ArgumentListBuilder addQuoted(String a) {
        return add('"' + a + '"');
    }

    public void addMasked(String string) {
        add(string, true);
    }

    public ArgumentListBuilder addMasked(Secret s) {
        return add(Secret.toString(s), true);
    }

    public String[] toCommandArray() {
        return args.toArray(String[]::new);
    }

    @Override
    @SuppressWarnings("MethodDoesntCallSuperMethod")
    public ArgumentListBuilder clone() {
        ArgumentListBuilder copy = new ArgumentListBuilder();
        copy.args.addAll(args);
        copy.mask = (BitSet) mask.clone();
        return copy;
    }

    public void clear() {
        args.clear();
        mask.clear();
    }

    public List<String> toList() {
        return args;
    }

    public boolean hasMaskedArguments() {
        return !mask.isEmpty();
    }

    public boolean[] toMaskArray() {
        boolean[] masks = new boolean[args.size()];
        for (int i = 0; i < masks.length; i++) {
            masks[i] = mask.get(i);
        }
        return masks;
    }

    public String toStringWithQuote() {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            shown.add(mask.get(i) ? "******" : arg.isEmpty() || arg.indexOf(' ') >= 0 ? '"' + arg + '"' : arg);
        }
        return String.join(" ", shown);
    }

    @Override
    public String toString() {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            shown.add(mask.get(i) ? "******" : args.get(i));
        }
        return String.join(" ", shown);
    }
}
