package org.emkit.quant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.emkit.em.Components;
import org.emkit.em.EmListener;
import org.emkit.em.OptimalProportions;
import org.emkit.em.SparsePattern;
import org.emkit.em.SparsePatternBuilder;
import org.emkit.em.Workers;

/**
 * Finds what the classes leave free at an estimate of the highest likelihood. The log-likelihood {@code Σ n_i ln s_i} is
 * strictly concave in {@code s = Wα}, so all optimal answers have the same s, hence the same
 * {@code g_t = Σ n_i w_it / s_i}, and they are {@code {α ≥ 0 : Wα = s, α_t = 0 where g_t < 1}}.
 *
 * <p>Each connected part is looked at by itself. The estimate is near the optimum, which is enough to see of most parts
 * that nothing in them is free but how equal columns share. The others are fitted once more, as well as rounding allows.
 */
final class IdentifiabilityAnalysis {
    /** Gap that the second fit is to reach, nats for each fragment. */
    private static final double NEAREST = 1e-14;

    private static final int MOST_UPDATES = 1000;
    /** Part of the second fit's start that is shared equally, so that no transcript starts from nothing. */
    private static final double EQUAL_PART = 0.01;

    /** Parts with more transcripts are not fitted once more: their estimate stands for the optimum. */
    private static final int MOST_FITTED = 4096;

    private final EquivalenceClasses classes;
    private final double[] likelihood;
    private final double[] counts;
    private final Components parts;
    private final Workers workers;

    /**
     * @param classes    that the estimate was made from
     * @param likelihood theirs, shape [entries]; not copied
     * @param parts      of their pattern
     * @param workers    threads; they change no bit
     */
    IdentifiabilityAnalysis(EquivalenceClasses classes, double[] likelihood, Components parts, Workers workers) {
        this.classes = classes;
        this.likelihood = likelihood;
        this.counts = classes.counts();
        this.parts = parts;
        this.workers = workers;
    }

    /**
     * @param fragments the estimate, shape [transcripts]
     * @return what is free
     */
    Identifiability run(double[] fragments) {
        int[] several = Arrays.stream(parts.largestFirst(parts::size))
                .filter(part -> parts.size(part) > 1)
                .toArray();
        PartIdentifiability[] found = new PartIdentifiability[several.length];
        boolean[] decided = new boolean[several.length];
        workers.run(several.length, k -> {
            PartTable table = new PartTable(classes.pattern(), likelihood, counts, parts, several[k]);
            found[k] = new PartIdentifiability(table, of(fragments, table.transcript));
            decided[k] = found[k].decide();
        });
        PartIdentifiability[] open = IntStream.range(0, several.length)
                .filter(k -> !decided[k])
                .mapToObj(k -> found[k])
                .toArray(PartIdentifiability[]::new);
        double[] optimum = optimum(open, fragments);
        workers.run(open.length, k -> open[k].decide(of(optimum, open[k].table().transcript)));
        List<FreeGroup> groups = new ArrayList<>();
        int unchecked = 0;
        for (PartIdentifiability part : found) {
            groups.addAll(part.groups());
            unchecked += part.unchecked();
        }
        return new Identifiability(groups, unchecked);
    }

    private static double[] of(double[] values, int[] places) {
        return Arrays.stream(places).mapToDouble(t -> values[t]).toArray();
    }

    /** @return the estimate, as near the optimum as can be in these parts, but for the largest */
    private double[] optimum(PartIdentifiability[] open, double[] fragments) {
        double[] optimum = fragments.clone();
        int[] transcripts = Stream.of(open)
                .filter(part -> part.table().columns() <= MOST_FITTED)
                .flatMapToInt(part -> Arrays.stream(part.table().transcript))
                .sorted()
                .toArray();
        if (transcripts.length > 0) {
            double[] fitted = fitted(transcripts, fragments);
            for (int c = 0; c < fitted.length; c++) {
                optimum[transcripts[c]] = fitted[c];
            }
        }
        return optimum;
    }

    /**
     * Fits the classes of some parts once more.
     *
     * @param transcripts of whole parts, ascending
     * @param fragments   the estimate, shape [transcripts]
     * @return expected fragments of these transcripts
     */
    private double[] fitted(int[] transcripts, double[] fragments) {
        SparsePattern pattern = classes.pattern();
        SparsePatternBuilder builder = new SparsePatternBuilder(transcripts.length);
        double[] weight = new double[likelihood.length];
        double[] seen = new double[counts.length];
        double[] start = new double[transcripts.length];
        Arrays.setAll(start, c -> (1 - EQUAL_PART) * fragments[transcripts[c]]);
        int rows = 0;
        int entries = 0;
        double total = 0;
        for (int i = 0; i < counts.length; i++) {
            int from = pattern.start(i);
            int to = pattern.start(i + 1);
            if (Arrays.binarySearch(transcripts, pattern.component(from)) >= 0) {
                for (int e = from; e < to; e++) {
                    int c = Arrays.binarySearch(transcripts, pattern.component(e));
                    builder.add(c);
                    weight[entries++] = likelihood[e];
                    start[c] += EQUAL_PART * counts[i] / (to - from);
                }
                builder.endObservation();
                seen[rows++] = counts[i];
                total += counts[i];
            }
        }
        return new OptimalProportions(builder.build(), Arrays.copyOf(weight, entries), workers)
                .fit(
                        Arrays.copyOf(seen, rows),
                        start,
                        NEAREST * Math.max(1, total),
                        MOST_UPDATES,
                        workers,
                        EmListener.none())
                .result()
                .parameters();
    }
}
