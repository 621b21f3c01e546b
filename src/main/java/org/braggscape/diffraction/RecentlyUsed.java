package org.braggscape.diffraction;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Keeps the few values that were asked for last. Any thread may use it; a value is made once, while others wait. */
final class RecentlyUsed<K, V> {
    private static final int KEPT = 3;

    private final Map<K, V> values = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > KEPT;
        }
    };

    /** {@return the value of a key, made by the supplier where it is not kept} */
    synchronized V get(K key, Supplier<V> maker) {
        V value = values.get(key);
        if (value == null) {
            value = maker.get();
            values.put(key, value);
        }
        return value;
    }
}
