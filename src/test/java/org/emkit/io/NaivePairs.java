package org.emkit.io;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules of {@link MatePairs}, read plainly, for one transcript. */
final class NaivePairs {
    private record Alignment(boolean second, boolean reverse, int start, int end) {}

    private final List<AlignmentRecord> first;
    private final List<AlignmentRecord> second;
    private final Map<String, Integer> pairs = new TreeMap<>();

    private NaivePairs(List<AlignmentRecord> records) {
        first = records.stream().filter(r -> r.is(0x40)).toList();
        second = records.stream().filter(r -> r.is(0x80)).toList();
    }

    static Map<String, Integer> of(List<AlignmentRecord> records) {
        NaivePairs naive = new NaivePairs(records);
        Set<Alignment> linked = naive.reciprocal();
        linked.addAll(naive.byHitIndex(linked));
        naive.nearest(linked, true);
        if (naive.pairs.isEmpty()) {
            naive.nearest(linked, false);
        }
        return naive.pairs;
    }

    static String describe(boolean reverse, int start, int end) {
        return String.format(Locale.ROOT, "%c%d-%d ", reverse ? '-' : '+', start, end);
    }

    private static Alignment alignment(AlignmentRecord r) {
        return new Alignment(r.is(0x80), r.is(0x10), r.start, r.end);
    }

    private void add(AlignmentRecord a, AlignmentRecord b) {
        String text = describe(a.is(0x10), a.start, a.end) + describe(b.is(0x10), b.start, b.end);
        pairs.merge(text, a.score + b.score, Math::max);
    }

    private Set<Alignment> reciprocal() {
        Set<Alignment> linked = new HashSet<>();
        for (AlignmentRecord a : first) {
            for (int lax = 0; lax < 2; lax++) {
                boolean strand = a.is(0x20) == (lax == 0);
                boolean found = false;
                for (AlignmentRecord b : second) {
                    boolean named = a.mateReference == 0
                            && b.mateReference == 0
                            && a.mateStart == b.start
                            && b.mateStart == a.start;
                    boolean agree = a.hitIndex < 0 || b.hitIndex < 0 || a.hitIndex == b.hitIndex;
                    if (named && agree && b.is(0x10) == strand) {
                        add(a, b);
                        linked.add(alignment(a));
                        linked.add(alignment(b));
                        found = true;
                    }
                }
                if (found) {
                    break;
                }
            }
        }
        return linked;
    }

    private Set<Alignment> byHitIndex(Set<Alignment> linked) {
        Set<Alignment> more = new HashSet<>();
        for (AlignmentRecord a : first) {
            for (AlignmentRecord b : second) {
                boolean free = !linked.contains(alignment(a)) && !linked.contains(alignment(b));
                if (free && a.hitIndex >= 0 && a.hitIndex == b.hitIndex && concordant(alignment(a), alignment(b))) {
                    add(a, b);
                    more.add(alignment(a));
                    more.add(alignment(b));
                }
            }
        }
        return more;
    }

    private static boolean concordant(Alignment a, Alignment b) {
        Alignment forward = a.reverse() ? b : a;
        Alignment reverse = a.reverse() ? a : b;
        return a.reverse() != b.reverse() && forward.start() < reverse.end();
    }

    private void nearest(Set<Alignment> linked, boolean concordant) {
        for (boolean isSecond : new boolean[] {false, true}) {
            for (AlignmentRecord r : isSecond ? second : first) {
                if (!linked.contains(alignment(r))) {
                    Alignment found = nearest(alignment(r), isSecond ? first : second, concordant);
                    if (found != null) {
                        AlignmentRecord mate = best(found);
                        add(isSecond ? mate : best(alignment(r)), isSecond ? best(alignment(r)) : mate);
                    }
                }
            }
        }
    }

    private AlignmentRecord best(Alignment alignment) {
        return (alignment.second() ? second : first)
                .stream()
                        .filter(r -> alignment(r).equals(alignment))
                        .max(Comparator.comparingInt(r -> r.score))
                        .orElseThrow();
    }

    /** By distance; then opposite strand first; then inward first; then the end: of later starts the first, else last. */
    private static @Nullable Alignment nearest(Alignment of, List<AlignmentRecord> mates, boolean concordant) {
        List<Alignment> candidates = new ArrayList<>();
        for (AlignmentRecord mate : mates) {
            if (!concordant || concordant(of, alignment(mate))) {
                candidates.add(alignment(mate));
            }
        }
        Comparator<Alignment> order = Comparator.comparingInt((Alignment c) -> Math.abs(c.start() - of.start()))
                .thenComparing(c -> c.reverse() == of.reverse())
                .thenComparing(c -> of.reverse() ? c.start() >= of.start() : c.start() < of.start())
                .thenComparing(c -> c.start() >= of.start() ? c.end() : -c.end());
        return candidates.stream().min(order).orElse(null);
    }
}
