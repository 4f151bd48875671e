package io.jenkins.plugins.eksdelivery.runner.script;

import com.cloudbees.groovy.cps.impl.Caller;
import java.io.Serializable;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * A Groovy category in force while scripts run: loops over lists, sets, arrays and the views of a map can be saved in the middle.
 * The iterator keeps the list itself, so a list that can't be saved (a range) still can't: Jenkins refuses it too.
 */
public final class SerializableIterators {

    private SerializableIterators() {}

    public static <E> Iterator<E> iterator(List<E> list) {
        return new ListIterator<>(list);
    }

    public static <E> Iterator<E> iterator(Set<E> set) {
        return new ListIterator<>(new ArrayList<>(set));
    }

    public static <E> Iterator<E> iterator(E[] array) {
        return new ListIterator<>(Arrays.asList(array));
    }

    public static <E> Iterator<E> iterator(Deque<E> deque) {
        return new ListIterator<>(new ArrayList<>(deque));
    }

    /** Copies, when a script asked: Groovy's own code gets the map's view. */
    public static <K, V> Set<Map.Entry<K, V>> entrySet(Map<K, V> map) {
        if (!Caller.isAsynchronous(map, "entrySet")) {
            return map.entrySet();
        }
        Set<Map.Entry<K, V>> entries = new LinkedHashSet<>();
        map.entrySet().forEach(entry -> entries.add(new SimpleImmutableEntry<>(entry)));
        return entries;
    }

    public static <K> Set<K> keySet(Map<K, ?> map) {
        return Caller.isAsynchronous(map, "keySet") ? new LinkedHashSet<>(map.keySet()) : map.keySet();
    }

    public static <V> Collection<V> values(Map<?, V> map) {
        return Caller.isAsynchronous(map, "values") ? new ArrayList<>(map.values()) : map.values();
    }

    private static final class ListIterator<E> implements Iterator<E>, Serializable {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // saving fails when the list can't be saved, as it should
        private final List<E> list;

        private int next;
        private boolean removable;

        ListIterator(List<E> list) {
            this.list = list;
        }

        @Override
        public boolean hasNext() {
            return next < list.size();
        }

        @Override
        public E next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            removable = true;
            return list.get(next++);
        }

        @Override
        public void remove() {
            if (!removable) {
                throw new IllegalStateException("nothing to remove");
            }
            list.remove(--next);
            removable = false;
        }
    }
}
