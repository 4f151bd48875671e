package io.jenkins.plugins.eksdelivery.step;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import jenkins.model.Jenkins;
import org.jvnet.localizer.Localizable;
import org.jvnet.localizer.ResourceBundleHolder;

/** The permissions of this plugin. Administrators have them; nobody else does until they are granted. */
public final class DeliveryPermissions {

    private static final ResourceBundleHolder TEXTS = ResourceBundleHolder.get(DeliveryPermissions.class);

    public static final PermissionGroup GROUP = new PermissionGroup(DeliveryPermissions.class, text("group"));

    /** Approve what a build asks for. */
    public static final Permission APPROVE = permission("Approve", "approve");

    /** Promote a region. */
    public static final Permission PROMOTE = permission("Promote", "promote");

    /** See promotions and their evidence. */
    public static final Permission VIEW_PROMOTIONS = permission("ViewPromotions", "viewPromotions");

    private DeliveryPermissions() {}

    /** Makes the permissions when the plugin starts, so that they can be granted before they are first asked for. */
    @Initializer(after = InitMilestone.PLUGINS_STARTED, before = InitMilestone.EXTENSIONS_AUGMENTED)
    public static void register() {
        if (GROUP.size() < 3) {
            throw new IllegalStateException("permissions are missing");
        }
    }

    private static Permission permission(String name, String key) {
        return new Permission(GROUP, name, text(key), Jenkins.ADMINISTER, true, new PermissionScope[] {
            PermissionScope.JENKINS, PermissionScope.ITEM, PermissionScope.RUN
        });
    }

    private static Localizable text(String key) {
        return new Localizable(TEXTS, key);
    }
}
