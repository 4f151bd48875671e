package org.jenkinsci.remoting;

import java.io.Serializable;

/** Serialisable on the way to an agent only. */
public interface SerializableOnlyOverRemoting extends Serializable {}
