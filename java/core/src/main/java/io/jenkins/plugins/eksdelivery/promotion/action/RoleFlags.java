package io.jenkins.plugins.eksdelivery.promotion.action;

import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.Release;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.RoleFlag;
import io.jenkins.plugins.eksdelivery.promotion.world.Workloads;
import java.util.LinkedHashMap;
import java.util.Map;

/** The role flags of all releases in one region, read one by one at each call. */
final class RoleFlags {

    private final Scene scene;
    private final String region;
    private final boolean active;

    /**
     * Flags that are to say this role.
     *
     * @param active whether the region is to be active
     */
    RoleFlags(Scene scene, String region, boolean active) {
        this.scene = scene;
        this.region = region;
        this.active = active;
    }

    boolean areSet() throws InterruptedException {
        Workloads workloads = scene.world().workloads(region);
        for (Release release : scene.plan().releases()) {
            RoleFlag flag = release.roleFlag();
            if (flag != null
                    && !workloads.flag(release.namespace(), flag).orElse("").equals(wanted(flag))) {
                return false;
            }
        }
        return true;
    }

    void set() throws InterruptedException {
        Workloads workloads = scene.world().workloads(region);
        for (Release release : scene.plan().releases()) {
            RoleFlag flag = release.roleFlag();
            if (flag != null
                    && !workloads.flag(release.namespace(), flag).orElse("").equals(wanted(flag))) {
                workloads.setFlag(release.namespace(), flag, wanted(flag));
            }
        }
    }

    /** The values as they are, by {@code namespace/configMap}. */
    Map<String, Object> values() throws InterruptedException {
        Workloads workloads = scene.world().workloads(region);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Release release : scene.plan().releases()) {
            RoleFlag flag = release.roleFlag();
            if (flag != null) {
                values.put(
                        release.namespace() + "/" + flag.configMap(),
                        workloads.flag(release.namespace(), flag).orElse(""));
            }
        }
        return values;
    }

    /** Gives each flag the value that it had, where they differ. */
    void restore(Map<?, ?> values) throws InterruptedException {
        Workloads workloads = scene.world().workloads(region);
        for (Release release : scene.plan().releases()) {
            RoleFlag flag = release.roleFlag();
            if (flag != null
                    && values.get(release.namespace() + "/" + flag.configMap()) instanceof String had
                    && !had.isEmpty()
                    && !had.equals(workloads.flag(release.namespace(), flag).orElse(""))) {
                workloads.setFlag(release.namespace(), flag, had);
            }
        }
    }

    private String wanted(RoleFlag flag) {
        return active ? flag.active() : flag.standby();
    }
}
