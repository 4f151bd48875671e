package org.springframework.security.core;

import java.io.Serializable;

/** A group or role of a user. */
public interface GrantedAuthority extends Serializable {

    String getAuthority();
}
