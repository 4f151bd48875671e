package io.jenkins.plugins.eksdelivery.promotion;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.Endpoint;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.RoleFlag;
import io.jenkins.plugins.eksdelivery.promotion.world.Alarms;
import io.jenkins.plugins.eksdelivery.promotion.world.GlobalDatabase;
import io.jenkins.plugins.eksdelivery.promotion.world.HttpAnswer;
import io.jenkins.plugins.eksdelivery.promotion.world.Images;
import io.jenkins.plugins.eksdelivery.promotion.world.ObjectStore;
import io.jenkins.plugins.eksdelivery.promotion.world.Probe;
import io.jenkins.plugins.eksdelivery.promotion.world.StateLocks;
import io.jenkins.plugins.eksdelivery.promotion.world.Tables;
import io.jenkins.plugins.eksdelivery.promotion.world.TrafficSwitch;
import io.jenkins.plugins.eksdelivery.promotion.world.Workloads;
import io.jenkins.plugins.eksdelivery.promotion.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Two regions in memory. Every change is counted, and may be the last thing that the executor does. */
final class FakeWorld implements World {

    static final String EAST = "us-east-1";
    static final String WEST = "us-west-2";
    static final String DIGEST = "sha256:" + "a".repeat(64);

    /** The executor dies here, as by kill -9: nothing catches it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed(String where) {
            super(where);
        }
    }

    final VirtualClock clock;
    final List<String> effects = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    final Map<String, Region> regions = new TreeMap<>();
    final Store store = new Store();
    final Set<String> lost = new HashSet<>();
    final Map<String, String> canaries = new HashMap<>();
    final Set<String> ringing = new HashSet<>();
    final Set<String> images = new HashSet<>(Set.of(EAST + DIGEST, WEST + DIGEST));
    final Map<String, String> stateLocks = new HashMap<>();
    final Map<String, String> failures = new HashMap<>();

    String account = "123456789012";
    String writer = EAST;
    String movingTo = "";
    Instant movedAt = Instant.EPOCH;
    Set<String> traffic = new TreeSet<>(Set.of(EAST));
    OptionalDouble lag = OptionalDouble.of(0.2);
    int answeringEndpoints = 5;
    Tables.State table = new Tables.State("ACTIVE", Map.of(EAST, "ACTIVE", WEST, "ACTIVE"), true);

    /** Kill points still to be passed; the one at which it gets to zero kills. */
    int killAt = Integer.MAX_VALUE;

    int points;

    /** What happens in the world right after a change. */
    Consumer<String> afterEffect = what -> {};

    FakeWorld(VirtualClock clock) {
        this.clock = clock;
        regions.put(EAST, new Region(EAST, 3, "active"));
        regions.put(WEST, new Region(WEST, 1, "standby"));
    }

    /** Another executor in the same world. */
    void reviveExecutor() {
        killAt = Integer.MAX_VALUE;
    }

    /** What a user could see, for comparison. */
    Map<String, Object> picture() {
        Map<String, Object> picture = new TreeMap<>();
        picture.put("writer", writer);
        picture.put("traffic", new TreeSet<>(traffic));
        regions.forEach((name, region) -> {
            picture.put(name + ".replicas", region.replicas);
            picture.put(name + ".flag", region.flag);
        });
        picture.put("frozen", store.objects.keySet().stream().anyMatch(key -> key.endsWith("freeze.json")));
        return picture;
    }

    private void point(String where) {
        points++;
        if (--killAt == 0) {
            throw new Killed(where);
        }
    }

    private void effect(String what, Runnable change) {
        if ("refused".equals(failures.get(what))) {
            throw new DeliveryException(Failure.permanent("TEST-01", what, "refused", "-"));
        }
        point("before " + what);
        change.run();
        effects.add(what);
        afterEffect.accept(what);
        point("after " + what);
        if (failures.remove(what) != null) {
            throw new DeliveryException(Failure.transientFault("AWS-NET-01", what, "the reply was lost", "-"));
        }
    }

    private void reach(String region) {
        asked.add(region);
        if (lost.contains(region)) {
            throw new DeliveryException(Failure.transientFault("AWS-NET-01", region, "unreachable", "-"));
        }
    }

    @Override
    public String account() {
        return account;
    }

    @Override
    public GlobalDatabase database() {
        return new GlobalDatabase() {
            @Override
            public State state() {
                boolean moving = !movingTo.isEmpty();
                if (moving && !clock.instant().isBefore(movedAt)) {
                    writer = movingTo;
                    movingTo = "";
                    moving = false;
                }
                return new State(writer, List.of(EAST, WEST), moving ? "switching-over" : "available", moving);
            }

            @Override
            public Member member(String region) {
                reach(region);
                return regions.get(region).member;
            }

            @Override
            public OptionalDouble lagSeconds(String region) {
                return lag;
            }

            @Override
            public void switchOver(String region) {
                effect("switchover to " + region, () -> move(region));
            }

            @Override
            public void failOver(String region) {
                effect("failover to " + region, () -> move(region));
            }

            private void move(String region) {
                movingTo = region;
                movedAt = clock.instant().plus(Duration.ofSeconds(40));
            }
        };
    }

    @Override
    public Tables tables() {
        return new Tables() {
            @Override
            public State state(String region, String name) {
                reach(region);
                return table;
            }

            @Override
            public Optional<String> canary(String region, String name) {
                reach(region);
                return Optional.ofNullable(canaries.get(name));
            }

            @Override
            public void writeCanary(String region, String name, String value) {
                reach(region);
                effect("canary " + name + " in " + region, () -> canaries.put(name, value));
            }
        };
    }

    @Override
    public Images images() {
        return (region, repository, reference) -> {
            reach(region);
            return images.contains(region + reference);
        };
    }

    @Override
    public Workloads workloads(String region) {
        return regions.get(region);
    }

    @Override
    public TrafficSwitch traffic() {
        return new TrafficSwitch() {
            @Override
            public Set<String> directedTo() {
                return new TreeSet<>(traffic);
            }

            @Override
            public Endpoints endpoints() {
                return new Endpoints(answeringEndpoints, 3, 5);
            }

            @Override
            public void direct(String region) {
                effect("traffic to " + region, () -> traffic = new TreeSet<>(Set.of(region)));
            }

            @Override
            public String kind() {
                return "fake routing control";
            }
        };
    }

    @Override
    public Alarms alarms() {
        return (region, names) -> {
            reach(region);
            return names.stream()
                    .filter(name -> ringing.contains(region + name))
                    .toList();
        };
    }

    @Override
    public ObjectStore journal() {
        return store;
    }

    @Override
    public StateLocks stateLocks() {
        return (region, state) -> {
            reach(region);
            return Optional.ofNullable(stateLocks.get(region));
        };
    }

    @Override
    public Probe probe() {
        return url -> new HttpAnswer(200, "ok");
    }

    /** One region's cluster with one deployment, orders. */
    final class Region implements Workloads {

        final String name;
        int replicas;
        int ready;
        int pinReady = -1;
        int nodes = 2;
        String flag;
        String chart = "service-1.0.0";
        String releaseStatus = "deployed";
        String image = "registry/orders@" + DIGEST;
        int httpStatus = 200;
        GlobalDatabase.Member member = new GlobalDatabase.Member("available", "15.4", 1, 7);

        Region(String name, int replicas, String flag) {
            this.name = name;
            this.replicas = replicas;
            this.ready = replicas;
            this.flag = flag;
        }

        @Override
        public int readyNodes() {
            reach(name);
            return nodes;
        }

        @Override
        public Optional<ReleaseState> release(String namespace, String release) {
            reach(name);
            return releaseStatus.isEmpty() ? Optional.empty() : Optional.of(new ReleaseState(releaseStatus, chart, 1));
        }

        @Override
        public DeploymentState deployment(String namespace, String deployment) {
            reach(name);
            DeploymentState state = new DeploymentState(replicas, pinReady < 0 ? ready : pinReady, List.of(image));
            ready = Math.min(replicas, Math.max(ready, replicas)); // the next look finds the pods as wanted
            return state;
        }

        @Override
        public void scale(String namespace, String deployment, int wanted) {
            reach(name);
            effect("scale " + name + " to " + wanted, () -> replicas = wanted);
        }

        @Override
        public Optional<String> flag(String namespace, RoleFlag role) {
            reach(name);
            return Optional.of(flag);
        }

        @Override
        public void setFlag(String namespace, RoleFlag role, String value) {
            reach(name);
            effect("flag " + name + " " + value, () -> flag = value);
        }

        @Override
        public HttpAnswer ask(Endpoint service) {
            reach(name);
            return new HttpAnswer(httpStatus, "");
        }
    }

    /** Objects with conditional writes. */
    final class Store implements ObjectStore {

        final TreeMap<String, Stored> objects = new TreeMap<>();
        private long tags;
        int writes;
        boolean readOnly;
        Duration clockOff = Duration.ZERO;

        @Override
        public Optional<Stored> get(String key) {
            return Optional.ofNullable(objects.get(key));
        }

        @Override
        public boolean create(String key, String text) {
            Stored there = objects.get(key);
            if (there != null) {
                return there.text().equals(text);
            }
            write(key, text);
            return true;
        }

        @Override
        public boolean replace(String key, String text, String tag) {
            Stored there = objects.get(key);
            if (there == null || !there.tag().equals(tag)) {
                return false;
            }
            write(key, text);
            return true;
        }

        @Override
        public void delete(String key) {
            if (objects.containsKey(key)) {
                point("before delete " + key);
                objects.remove(key);
                point("after delete " + key);
            }
        }

        @Override
        public List<String> list(String prefix) {
            return objects.keySet().stream()
                    .filter(key -> key.startsWith(prefix))
                    .toList();
        }

        @Override
        public String location() {
            return "memory://journal/";
        }

        private void write(String key, String text) {
            if (readOnly) {
                throw new DeliveryException(Failure.permanent("PR-JOURNAL-01", key, "not writable", "-"));
            }
            point("before write " + key);
            objects.put(key, new Stored(text, "t" + ++tags, clock.instant().plus(clockOff)));
            writes++;
            point("after write " + key);
        }
    }
}
