package io.jenkins.plugins.eksdelivery.promotion.world;

import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.Endpoint;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.RoleFlag;
import java.util.List;
import java.util.Optional;

/** What runs in the cluster of one region. */
public interface Workloads {

    /** Nodes that are ready. */
    int readyNodes() throws InterruptedException;

    /** The Helm release's last revision; empty when it was never installed. */
    Optional<ReleaseState> release(String namespace, String name) throws InterruptedException;

    /**
     * A Deployment.
     *
     * @throws io.jenkins.plugins.eksdelivery.failure.DeliveryException PR-DEPLOY-01 when there is none of this name
     */
    DeploymentState deployment(String namespace, String name) throws InterruptedException;

    void scale(String namespace, String deployment, int replicas) throws InterruptedException;

    /** Value of the role flag; empty when it is not set. */
    Optional<String> flag(String namespace, RoleFlag flag) throws InterruptedException;

    void setFlag(String namespace, RoleFlag flag, String value) throws InterruptedException;

    /** Asks a service through the cluster's API. */
    HttpAnswer ask(Endpoint service) throws InterruptedException;

    /**
     * A Helm release.
     *
     * @param status as Helm tells it, such as deployed
     * @param chart name and version
     * @param revision counted from 1
     */
    record ReleaseState(String status, String chart, int revision) {}

    /**
     * A Deployment.
     *
     * @param desired pods that it asks for
     * @param ready pods of its newest template that are ready
     * @param images image of each container
     */
    record DeploymentState(int desired, int ready, List<String> images) {

        public DeploymentState {
            images = List.copyOf(images);
        }
    }
}
