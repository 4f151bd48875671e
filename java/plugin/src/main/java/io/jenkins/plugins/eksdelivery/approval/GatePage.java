package io.jenkins.plugins.eksdelivery.approval;

import hudson.model.Run;
import io.jenkins.plugins.eksdelivery.step.DeliveryPermissions;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** A gate on the web: shows what is to be approved, and takes the answers of people who have the permission. */
public final class GatePage {

    private final Run<?, ?> run;
    private final Gate gate;

    GatePage(Run<?, ?> run, Gate gate) {
        this.run = run;
        this.gate = gate;
    }

    public String getId() {
        return gate.id();
    }

    public String getMessage() {
        return gate.message();
    }

    public String getDigest() {
        return gate.subjectDigest();
    }

    /** What is approved, in the canonical form that the digest is taken of. */
    public String getSubject() {
        return gate.subject() instanceof CharSequence text ? text.toString() : SubjectDigest.canonical(gate.subject());
    }

    public int getNeeded() {
        return gate.needed();
    }

    public boolean isReasonNeeded() {
        return gate.isReasonNeeded();
    }

    public List<String> getApprovers() {
        return gate.approvals().stream().map(Approval::approver).toList();
    }

    public boolean isAllowed() {
        return run.hasPermission(DeliveryPermissions.APPROVE);
    }

    /** Approves as the user of the request, exactly the subject whose digest the page showed. */
    @RequirePOST
    public HttpResponse doApprove(@QueryParameter String digest, @QueryParameter String reason) {
        run.checkPermission(DeliveryPermissions.APPROVE);
        if (!gate.subjectDigest().equals(digest)) {
            throw HttpResponses.errorWithoutStack(
                    409, "The subject is another one than the page showed: load it again");
        }
        Authentication user = Jenkins.getAuthentication2();
        List<String> groups = user.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .map(String::valueOf)
                .toList();
        Optional<String> objection = gate.approve(user.getName(), groups, reason);
        if (objection.isPresent()) {
            throw HttpResponses.errorWithoutStack(409, "The approval does not count: " + objection.get());
        }
        return HttpResponses.redirectViaContextPath(run.getUrl());
    }

    /** Says no: the step fails. */
    @RequirePOST
    public HttpResponse doReject(@QueryParameter String reason) {
        run.checkPermission(DeliveryPermissions.APPROVE);
        gate.reject(Jenkins.getAuthentication2().getName(), reason);
        return HttpResponses.redirectViaContextPath(run.getUrl());
    }
}
