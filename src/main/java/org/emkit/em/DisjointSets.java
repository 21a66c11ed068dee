package org.emkit.em;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Numbers from 0 on, joined into sets; the lowest of a set stands for it, whatever the order of joining. Not thread-safe. */
public final class DisjointSets {
    private final int[] root;

    /** @param size numbers are below it; each is alone at first */
    public DisjointSets(int size) {
        this.root = IntStream.range(0, size).toArray();
    }

    /** Makes one set of the sets of both. */
    public void join(int a, int b) {
        int x = find(a);
        int y = find(b);
        root[Math.max(x, y)] = Math.min(x, y);
    }

    /** @return the lowest number of its set */
    public int find(int a) {
        int at = a;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }

    /** @return the sets of those that pass, members ascending, sets by their lowest */
    public List<int[]> members(IntPredicate pass) {
        List<IntStream.Builder> sets = new ArrayList<>();
        int[] number = new int[root.length];
        for (int a = 0; a < root.length; a++) {
            if (pass.test(a)) {
                int lowest = find(a);
                if (number[lowest] == 0) {
                    sets.add(IntStream.builder());
                    number[lowest] = sets.size();
                }
                sets.get(number[lowest] - 1).add(a);
            }
        }
        return sets.stream().map(set -> set.build().toArray()).toList();
    }
}
