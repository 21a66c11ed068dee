package org.emkit.motif;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.emkit.statistics.GammaTail;
import org.jspecify.annotations.Nullable;

/** Chooses how many of the best sites to take, and which columns, by the smallest E-value. */
final class SiteChoice {
    private static final double BETTER = 1e-9;
    /** Steps between numbers of sites shrink so much at once. */
    private static final int FINER = 12;

    private final EValue significance;
    private final SiteModel model;
    private final boolean palindrome;
    private final int minSites;
    private final int maxSites;
    private final boolean byLikelihood;

    /** @param byLikelihood whether to compare alignments by their likelihood: where all have the same size */
    SiteChoice(
            EValue significance,
            SiteModel model,
            boolean palindrome,
            int minSites,
            int maxSites,
            boolean byLikelihood) {
        this.byLikelihood = byLikelihood;
        this.significance = significance;
        this.model = model;
        this.palindrome = palindrome;
        this.minSites = minSites;
        this.maxSites = maxSites;
    }

    boolean isByLikelihood() {
        return byLikelihood;
    }

    /** Fewest sites of a list. */
    private int least(SiteList list) {
        return model == SiteModel.OOPS ? list.size : Math.min(list.size, minSites);
    }

    private int most(SiteList list) {
        return model == SiteModel.OOPS ? list.size : Math.min(list.size, maxSites);
    }

    /**
     * The best number of sites.
     *
     * @param ratio  of neighbouring numbers looked at, &gt; 1
     * @param finely whether to look at numbers between them then, ever closer to the best
     * @return null where there are too few sites
     */
    @Nullable
    Alignment choose(SiteList list, double ratio, boolean finely) {
        int least = Math.max(1, least(list));
        int most = most(list);
        if (list.size < least || list.size == 0 || list.size < minSites) {
            return null;
        }
        int[] grid = grid(least, most, ratio);
        Best best = best(new Sites(list), grid);
        if (finely && grid.length > 1) {
            int at = Arrays.binarySearch(grid, best.sites);
            int from = grid[Math.max(0, at - 1)];
            int to = grid[Math.min(grid.length - 1, at + 1)];
            int step = to - from;
            while (step > 1) {
                step = Math.max(1, step / FINER);
                Best closer = best(best.before, every(step, from, to));
                best = closer.log <= best.log ? closer : best;
                from = Math.max(from, best.before.size);
                to = Math.min(to, best.sites + step);
            }
        }
        return new Alignment(list, best.sites, best.counts, best.log);
    }

    private static int[] every(int step, int from, int to) {
        int count = (to - from + step - 1) / step + 1;
        return IntStream.range(0, count).map(k -> Math.min(to, from + k * step)).toArray();
    }

    /** Numbers that do not depend on the least one, but for itself: a bound that is not met changes nothing. */
    private static int[] grid(int from, int to, double ratio) {
        int[] grid = new int[to - from + 1];
        int count = 0;
        grid[count++] = from;
        int sites = Math.min(2, from);
        while (sites < to) {
            if (sites > from) {
                grid[count++] = sites;
            }
            sites = Math.max(sites + 1, (int) (sites * ratio));
        }
        if (to > from) {
            grid[count++] = to;
        }
        return Arrays.copyOf(grid, count);
    }

    /** The first sites of a list, with the counts of their letters. */
    private static final class Sites {
        private final SiteList list;
        private final double[] counts;
        private int size;
        /** ln of how much likelier the places of the sites are than others, and their letters given those before. */
        private double priors;

        private double context;

        Sites(SiteList list) {
            this.list = list;
            this.counts = new double[list.width * list.set.alphabet.size()];
        }

        private Sites(Sites same) {
            this.list = same.list;
            this.counts = same.counts.clone();
            this.size = same.size;
            this.priors = same.priors;
            this.context = same.context;
        }

        void growTo(int sites) {
            while (size < sites) {
                priors += list.set.logPriorOdds(list.sequence[size], list.place[size], list.width);
                context += list.set.logContext(list.place[size], list.width);
                list.add(size++, 0, list.width, counts);
            }
        }
    }

    /** A number of sites. */
    private static final class Best {
        private final int sites;
        /** ln of the E-value, or minus ln of the likelihood. */
        private final double log;
        /** Of the letters of the sites. */
        private final double[] counts;
        /** Fewer sites: the number looked at before this one. */
        private final Sites before;

        Best(int sites, double log, double[] counts, Sites before) {
            this.sites = sites;
            this.log = log;
            this.counts = counts;
            this.before = before;
        }
    }

    private Best best(Sites start, int[] grid) {
        SiteList list = start.list;
        Sites now = new Sites(start);
        Best best = null;
        Sites before = start;
        for (int sites : grid) {
            now.growTo(sites);
            double[] seen = palindrome ? symmetric(list.set, now.counts) : now.counts;
            double log = byLikelihood
                    ? -significance.logLikelihoodRatio(list.width, seen)
                    : significance.logE(list.width, sites, seen);
            log += now.context - now.priors;
            if (best == null || log < best.log - BETTER) {
                best = new Best(sites, log, seen.clone(), before);
            }
            before = new Sites(now);
        }
        return Objects.requireNonNull(best);
    }

    /** Average of counts and of those read on the other strand. */
    static double[] symmetric(SearchSet set, double[] counts) {
        int letters = set.alphabet.size();
        int width = counts.length / letters;
        double[] both = new double[counts.length];
        for (int k = 0; k < width; k++) {
            for (int a = 0; a < letters; a++) {
                int other = (width - 1 - k) * letters + set.alphabet.complement(a);
                both[k * letters + a] = 0.5 * (counts[k * letters + a] + counts[other]);
            }
        }
        return both;
    }

    /**
     * The best run of columns around the sites of an alignment, with their number as it is.
     *
     * @param flank columns to look at on either side
     * @return first column and the one after the last, relative to the alignment's first
     */
    int[] columns(Alignment alignment, int flank, int minWidth, int maxWidth) {
        SiteList list = alignment.list;
        int letters = list.set.alphabet.size();
        int from = -flank;
        int to = list.width + flank;
        double[] counts = counts(alignment, from, to);
        double[] sum = new double[to - from + 1];
        for (int k = 0; k < to - from; k++) {
            sum[k + 1] = sum[k] + significance.logColumnPValue(counts, k * letters);
        }
        return bestRun(sum, alignment, from, minWidth, maxWidth);
    }

    /** Of the runs of one width, that with the smallest product of p-values; of these by the E-value. */
    private int[] bestRun(double[] sum, Alignment alignment, int from, int minWidth, int maxWidth) {
        int columns = sum.length - 1;
        double lowest = Double.POSITIVE_INFINITY;
        int[] best = {0, alignment.width()};
        for (int width = minWidth; width <= Math.min(columns, maxWidth); width++) {
            int at = palindrome ? (columns - width) / 2 : smallest(sum, width);
            if (palindrome && (columns - width) % 2 != 0) {
                continue;
            }
            double log = GammaTail.logProduct(Math.min(0, sum[at + width] - sum[at]), width)
                    + significance.logPlacements(width, alignment.sites);
            if (log < lowest - BETTER) {
                lowest = log;
                best = new int[] {at + from, at + width + from};
            }
        }
        return best;
    }

    /**
     * Columns of an alignment without those at its ends that say little: the run with the most information in all, less so
     * many bits for each of its columns.
     *
     * @param bits that a column must be worth
     * @return first column and the one after the last, at least {@code minWidth} of them
     */
    int[] informative(Alignment alignment, double bits, int minWidth) {
        int width = alignment.width();
        double[] sum = new double[width + 1];
        for (int k = 0; k < width; k++) {
            sum[k + 1] = sum[k] + bits(alignment.list.set, alignment.counts, k) - bits;
        }
        int[] best = {0, width};
        double most = sum[width];
        for (int from = 0; from + minWidth <= width; from++) {
            for (int to = from + minWidth; to <= width; to++) {
                if (sum[to] - sum[from] > most + BETTER && (!palindrome || from == width - to)) {
                    most = sum[to] - sum[from];
                    best = new int[] {from, to};
                }
            }
        }
        return best;
    }

    /** Relative entropy of a column to the background. */
    private static double bits(SearchSet set, double[] counts, int column) {
        int letters = set.alphabet.size();
        double all = 0;
        double sum = 0;
        for (int a = 0; a < letters; a++) {
            double n = counts[column * letters + a];
            all += n;
            sum += n > 0 ? n * StrictMath.log(n / set.background.probability(a)) : 0;
        }
        return all > 0 ? (sum / all - StrictMath.log(all)) / StrictMath.log(2) : 0;
    }

    private static int smallest(double[] sum, int width) {
        int at = 0;
        for (int a = 1; a + width < sum.length; a++) {
            if (sum[a + width] - sum[a] < sum[at + width] - sum[at]) {
                at = a;
            }
        }
        return at;
    }

    /** Letters of a run of columns, which may lie beyond the sites. */
    double[] counts(Alignment alignment, int from, int to) {
        SiteList list = alignment.list;
        double[] counts = new double[(to - from) * list.set.alphabet.size()];
        for (int j = 0; j < alignment.sites; j++) {
            list.add(j, from, to, counts);
        }
        return palindrome ? symmetric(list.set, counts) : counts;
    }
}
