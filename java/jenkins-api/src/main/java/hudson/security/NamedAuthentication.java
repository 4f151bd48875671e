package hudson.security;

import java.util.Collection;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** A user known by name and groups. Not a type of Jenkins: the runner makes one for the person at the keyboard. */
public record NamedAuthentication(String name, List<String> groups) implements Authentication {

    public NamedAuthentication {
        groups = List.copyOf(groups);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return groups.stream().map(Group::new).toList();
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getDetails() {
        return null;
    }

    @Override
    public Object getPrincipal() {
        return name;
    }

    @Override
    public boolean isAuthenticated() {
        return true;
    }

    @Override
    public void setAuthenticated(boolean isAuthenticated) throws IllegalArgumentException {
        if (!isAuthenticated) {
            throw new IllegalArgumentException("a named user stays authenticated");
        }
    }

    private record Group(String getAuthority) implements GrantedAuthority {}
}
