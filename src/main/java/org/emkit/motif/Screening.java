package org.emkit.motif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.emkit.em.Workers;
import org.jspecify.annotations.Nullable;

/** Scores many starting points by one alignment each, and keeps the best of each width. */
final class Screening {
    /** Starts that are aligned though time is up. */
    private static final int FEWEST = 16;

    private final Climb climb;
    private final SearchSet set;
    private final Workers workers;
    private final BooleanSupplier outOfTime;

    /** @param outOfTime whether to leave out what is left to do, but for a few starts; called by several threads */
    Screening(Climb climb, SearchSet set, Workers workers, BooleanSupplier outOfTime) {
        this.climb = climb;
        this.set = set;
        this.workers = workers;
        this.outOfTime = outOfTime;
    }

    /** A start and where it leads. */
    static final class Scored {
        final Start start;
        final Alignment alignment;
        final int number;

        Scored(Start start, Alignment alignment, int number) {
            this.start = start;
            this.alignment = alignment;
            this.number = number;
        }
    }

    private static final Comparator<Scored> BY_COST = Comparator.comparingDouble(each -> each.alignment.cost);

    private static final Comparator<Scored> BEST_FIRST = BY_COST.thenComparingInt(each -> each.number);

    /**
     * @param starts   number of starts
     * @param start    makes each; called by several threads
     * @param perWidth to keep of each width
     * @return the best, best first
     */
    List<Scored> best(int starts, IntFunction<Start> start, int perWidth) {
        double[] log = new double[starts];
        int[] width = new int[starts];
        workers.run(starts, k -> {
            log[k] = Double.POSITIVE_INFINITY;
            if (k >= FEWEST && outOfTime.getAsBoolean()) {
                return;
            }
            double[] theta = start.apply(k).theta;
            width[k] = theta.length / set.alphabet.size();
            Alignment alignment = climb.align(set, theta, Workers.single());
            log[k] = alignment == null ? Double.POSITIVE_INFINITY : alignment.cost;
        });
        Integer[] order = new Integer[starts];
        Arrays.setAll(order, k -> k);
        Arrays.sort(order, Comparator.<Integer>comparingDouble(k -> log[k]).thenComparingInt(k -> k));
        int[] kept = new int[Arrays.stream(width).max().orElse(0) + 1];
        List<Integer> chosen = new ArrayList<>();
        for (int k : order) {
            if (log[k] < Double.POSITIVE_INFINITY && kept[width[k]]++ < perWidth) {
                chosen.add(k);
            }
        }
        List<Start> again = new ArrayList<>();
        for (int k : chosen) {
            again.add(start.apply(k));
        }
        return climbed(again, 0);
    }

    /** Aligns starts and climbs from each. */
    List<Scored> climbed(List<Start> starts, int rounds) {
        @Nullable Scored[] found = new Scored[starts.size()];
        workers.run(found.length, k -> {
            if (k >= FEWEST && outOfTime.getAsBoolean()) {
                return;
            }
            Start start = starts.get(k);
            Alignment alignment = climb.align(set, start.theta, Workers.single());
            if (alignment != null) {
                found[k] = new Scored(start, climb.climb(alignment, rounds, Workers.single()), k);
            }
        });
        List<Scored> sorted = new ArrayList<>();
        for (Scored each : found) {
            if (each != null) {
                sorted.add(each);
            }
        }
        sorted.sort(BEST_FIRST);
        return sorted;
    }

    /** Climbs on from alignments. */
    List<Scored> further(List<Scored> from, int rounds) {
        Scored[] found = new Scored[from.size()];
        workers.run(found.length, k -> {
            Scored each = from.get(k);
            int some = outOfTime.getAsBoolean() ? 0 : rounds;
            found[k] = new Scored(each.start, climb.climb(each.alignment, some, Workers.single()), k);
        });
        Arrays.sort(found, BEST_FIRST);
        return List.of(found);
    }

    /** Shakes alignments, each with draws of its own. */
    List<Scored> shaken(List<Scored> from, int tries, int rounds, long seed) {
        Scored[] found = new Scored[from.size()];
        workers.run(found.length, k -> {
            Scored each = from.get(k);
            SplittableRandom random = new SplittableRandom(seed + k);
            int some = outOfTime.getAsBoolean() ? 0 : tries;
            found[k] = new Scored(each.start, climb.shaken(each.alignment, some, rounds, random), k);
        });
        Arrays.sort(found, BEST_FIRST);
        return List.of(found);
    }

    /**
     * Those that may lead to the best optimum: all, unless the best one is good.
     *
     * @param part of the best one's |ln E| that they must have
     * @param most of those with about the same sites, which lead to the same
     */
    List<Scored> promising(List<Scored> scored, double part, int most) {
        double best =
                scored.stream().mapToDouble(each -> each.alignment.cost).min().orElse(0);
        if (!climb.isGood(best)) {
            return scored;
        }
        List<Scored> near = scored.stream()
                .filter(each -> each.alignment.cost <= part * best)
                .sorted(BY_COST)
                .toList();
        Alignment.Middles[] middles = new Alignment.Middles[near.size()];
        workers.run(middles.length, k -> middles[k] = near.get(k).alignment.middles());
        List<Scored> kept = new ArrayList<>();
        List<Alignment.Middles> where = new ArrayList<>();
        for (int k = 0; k < middles.length; k++) {
            if (where.stream().filter(middles[k]::mostlyAt).count() < most) {
                kept.add(near.get(k));
                where.add(middles[k]);
            }
        }
        return kept;
    }

    /** The best of those that differ in cost, width or number of sites. */
    static List<Scored> distinct(List<Scored> scored, int most) {
        List<Scored> sorted = new ArrayList<>(scored);
        // Stable: of equal ones the first.
        sorted.sort(BY_COST);
        List<Scored> kept = new ArrayList<>();
        for (Scored each : sorted) {
            if (kept.size() < most && kept.stream().noneMatch(other -> alike(each.alignment, other.alignment))) {
                kept.add(each);
            }
        }
        return kept;
    }

    private static boolean alike(Alignment a, Alignment b) {
        return a.cost == b.cost && a.sites == b.sites && a.width() == b.width();
    }
}
