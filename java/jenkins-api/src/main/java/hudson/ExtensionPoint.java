package hudson;

/** Marks what plugins may extend. */
public interface ExtensionPoint {}
