package org.emkit.motif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.emkit.em.EmListener;
import org.emkit.em.OptimalProportions;
import org.emkit.em.SparsePattern;
import org.emkit.em.SparsePatternBuilder;
import org.emkit.em.Workers;

/**
 * Lets motifs compete for sites, erased ones included. A row is a run of overlapping windows that some motif explains better
 * than the background; its components are the motifs and the background, with the likelihood ratios of their windows. The
 * expected numbers of sites are the mixture's optimal proportions: the very problem of transcripts that share reads. A
 * motif whose sites another explains as well, and others better, is left with few and dropped.
 */
final class Competition {
    /** A motif with fewer of the sites it has when alone is redundant. */
    private static final double LEAST_PART = 0.25;

    private static final double TOLERANCE_NATS = 1e-3;
    private static final int MOST_UPDATES = 10_000;
    private static final int BUFFER = 1 << 12;

    private final SearchSet set;
    private final MotifOptions options;
    private final Workers workers;

    Competition(SearchSet set, MotifOptions options, Workers workers) {
        this.set = set;
        this.options = options;
        this.workers = workers;
    }

    /** @return the motifs that hold their own, with the sites they are expected to have beside the others */
    List<Found> settled(List<Found> found) {
        List<Window> windows = windows(found);
        double[] together = expected(windows, found, -1);
        List<Found> kept = new ArrayList<>();
        for (int m = 0; m < found.size(); m++) {
            double alone = expected(windows, found, m)[m];
            if (m == 0 || together[m] >= LEAST_PART * alone) {
                kept.add(found.get(m));
            }
        }
        if (kept.size() < found.size()) {
            return kept.size() > 1 ? settled(kept) : kept;
        }
        List<Found> updated = new ArrayList<>();
        for (int m = 0; m < found.size(); m++) {
            Found each = found.get(m);
            updated.add(new Found(each.alignment, each.refined.withExpectedSites(together[m]), each.trace));
        }
        return updated;
    }

    /** A window, the motif that explains it and its likelihood ratio over the places of a run. */
    private record Window(int place, int motif, double ratio) {}

    private List<Window> windows(List<Found> found) {
        List<Window> all = new ArrayList<>();
        Stretches stretches = Stretches.of(set, set.size());
        for (int m = 0; m < found.size(); m++) {
            List<List<Window>> parts = new ArrayList<>();
            for (int block = 0; block < stretches.blocks(); block++) {
                parts.add(new ArrayList<>());
            }
            ScanTable table = new ScanTable(set, found.get(m).refined.theta);
            int motif = m;
            workers.run(parts.size(), block -> scan(stretches, block, table, motif, parts.get(block)));
            parts.forEach(all::addAll);
        }
        Window[] sorted = all.toArray(Window[]::new);
        // Stable: of one place, motifs stay in their order.
        Arrays.sort(sorted, (a, b) -> Integer.compare(a.place, b.place));
        return List.of(sorted);
    }

    private void scan(Stretches stretches, int block, ScanTable table, int motif, List<Window> out) {
        int[] scores = new int[BUFFER];
        double places = table.width * (set.bothStrands && !options.palindrome() ? 2.0 : 1.0);
        for (int s = stretches.block[block]; s < stretches.block[block + 1]; s++) {
            int end = stretches.to[s] - table.width + 1;
            for (int p = stretches.from[s]; p < end; p += BUFFER) {
                int count = Math.min(BUFFER, end - p);
                table.scores(p, count, scores);
                for (int j = 0; j < count; j++) {
                    if (scores[j] > 1) {
                        double ratio = StrictMath.exp(ScanTable.units(scores[j]) / (double) SearchSet.UNITS_PER_NAT);
                        out.add(new Window(p + j, motif, ratio / places));
                    }
                }
            }
        }
    }

    /**
     * @param only the motif that takes part, or −1 for all
     * @return expected sites of each motif
     */
    private double[] expected(List<Window> windows, List<Found> found, int only) {
        int motifs = found.size();
        Table table = new Table(motifs);
        double[] sums = new double[motifs];
        int end = -1;
        for (Window window : windows) {
            if (only >= 0 && window.motif != only) {
                continue;
            }
            if (window.place >= end) {
                table.add(sums);
                Arrays.fill(sums, 0);
                end = window.place;
            }
            sums[window.motif] += window.ratio;
            end = Math.max(end, window.place + found.get(window.motif).alignment.width());
        }
        table.add(sums);
        double runs = found.stream()
                .mapToDouble(each -> set.letters() / (double) each.alignment.width())
                .average()
                .orElse(0);
        return Arrays.copyOf(table.solve(runs, workers), motifs);
    }

    /** The mixture's table; the last component is the background. */
    private static final class Table {
        private final int motifs;
        private final SparsePatternBuilder pattern;
        private double[] likelihood = new double[256];
        private int entries;
        private int rows;

        Table(int motifs) {
            this.motifs = motifs;
            this.pattern = new SparsePatternBuilder(motifs + 1);
        }

        private void add(int component, double ratio) {
            if (entries == likelihood.length) {
                likelihood = Arrays.copyOf(likelihood, 2 * entries);
            }
            pattern.add(component);
            likelihood[entries++] = ratio;
        }

        /** A run, unless no motif has a window there. */
        void add(double[] ratios) {
            boolean some = false;
            for (int m = 0; m < motifs; m++) {
                if (ratios[m] > 0) {
                    add(m, ratios[m]);
                    some = true;
                }
            }
            if (some) {
                add(motifs, 1);
                pattern.endObservation();
                rows++;
            }
        }

        /** Expected runs of each component, of so many runs in all. */
        double[] solve(double runs, Workers workers) {
            add(motifs, 1);
            pattern.endObservation();
            double[] weight = new double[rows + 1];
            Arrays.fill(weight, 1);
            weight[rows] = Math.max(1, runs - rows);
            double[] start = new double[motifs + 1];
            Arrays.fill(start, 1);
            SparsePattern built = pattern.build();
            OptimalProportions proportions = new OptimalProportions(built, Arrays.copyOf(likelihood, entries), workers);
            return proportions
                    .fit(weight, start, TOLERANCE_NATS, MOST_UPDATES, workers, EmListener.none())
                    .result()
                    .parameters();
        }
    }
}
