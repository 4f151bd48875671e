package com.cloudbees.plugins.credentials;

import java.io.Serializable;

/** Secret bytes. */
public class SecretBytes implements Serializable {

    private static final long serialVersionUID = 1L;

    private final transient byte[] value;

    private SecretBytes(byte[] value) {
        this.value = value.clone();
    }

    public static SecretBytes fromBytes(byte[] data) {
        return new SecretBytes(data);
    }

    public byte[] getPlainData() {
        return value.clone();
    }
}
