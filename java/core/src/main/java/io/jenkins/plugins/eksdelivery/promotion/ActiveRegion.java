package io.jenkins.plugins.eksdelivery.promotion;

import io.jenkins.plugins.eksdelivery.promotion.world.GlobalDatabase;
import io.jenkins.plugins.eksdelivery.promotion.world.World;
import java.util.Set;

/**
 * Which region is active, read from the world.
 *
 * @param writer region of the database's writer; "" without a database
 * @param traffic region to which users are sent; "" for none or several
 * @param moving whether the writer is being moved
 */
record ActiveRegion(String writer, String traffic, boolean moving) {

    static ActiveRegion of(World world) throws InterruptedException {
        Set<String> directed = world.traffic().directedTo();
        String traffic = directed.size() == 1 ? directed.iterator().next() : "";
        GlobalDatabase database = world.database();
        if (database == null) {
            return new ActiveRegion("", traffic, false);
        }
        GlobalDatabase.State state = database.state();
        return new ActiveRegion(state.writerRegion(), traffic, state.moving());
    }

    /** Whether data and traffic agree. */
    boolean agree() {
        return !moving && !traffic.isEmpty() && (writer.isEmpty() || writer.equals(traffic));
    }

    /** The active region; "" when data and traffic disagree. */
    String name() {
        return agree() ? traffic : "";
    }
}
