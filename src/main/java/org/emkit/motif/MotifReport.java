package org.emkit.motif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.emkit.em.Workers;
import org.emkit.matrix.PositionProbabilityMatrix;
import org.emkit.matrix.PositionWeightMatrix;
import org.emkit.matrix.ScoreDistribution;
import org.emkit.sequence.Strand;
import org.emkit.statistics.GammaTail;

/** Turns what the search found back into the coordinates of the sequences as given, with p-values of sites. */
final class MotifReport {
    /** Background letters added to a site matrix before it scores windows. */
    private static final double PSEUDOCOUNT = 0.5;

    private static final Comparator<Site> ORDER = Comparator.comparingDouble(Site::pValue)
            .thenComparingInt(Site::sequence)
            .thenComparingInt(Site::start)
            .thenComparing(Site::strand);

    private final SearchSet set;
    private final boolean palindrome;
    private final EValue significance;
    private final Workers workers;
    /** Σ over motifs of ln of each sequence's best p-value, in the order given. */
    private final double[] logBest;

    private int motifs;

    MotifReport(SearchSet set, boolean palindrome, EValue significance, Workers workers) {
        this.set = set;
        this.palindrome = palindrome;
        this.significance = significance;
        this.workers = workers;
        this.logBest = new double[set.size()];
    }

    /** The motif in given coordinates; takes part in the combined p-values from now on. */
    Motif add(Found found) {
        Alignment alignment = found.alignment;
        double[] background = set.background.probabilities();
        boolean turned = set.bothStrands && !palindrome && otherStrandFirst(alignment.counts);
        PositionProbabilityMatrix observed = PositionProbabilityMatrix.of(set.alphabet, alignment.counts);
        PositionProbabilityMatrix fitted = PositionProbabilityMatrix.of(set.alphabet, found.refined.theta);
        if (turned) {
            observed = observed.reverseComplement();
            fitted = fitted.reverseComplement();
        }
        ScoreDistribution distribution = ScoreDistribution.of(
                PositionWeightMatrix.of(observed.smoothed(alignment.sites, PSEUDOCOUNT, background), set.background),
                set.background.withOrder(0));
        List<Site> sites = new ArrayList<>();
        for (int j = 0; j < alignment.sites; j++) {
            sites.add(site(alignment.list, j, turned, distribution));
        }
        sites.sort(ORDER);
        combine(distribution);
        return new Motif(
                observed,
                fitted,
                sites,
                significance.logLikelihoodRatio(alignment.width(), alignment.counts),
                significance.logE(alignment.width(), alignment.sites, alignment.counts),
                found.refined.expectedSites,
                null,
                found.trace);
    }

    /** Whether the counts read on the other strand come first: the one with more of the first letters early. */
    private boolean otherStrandFirst(double[] counts) {
        int letters = set.alphabet.size();
        int last = counts.length / letters - 1;
        for (int k = 0; k <= last; k++) {
            for (int a = 0; a < letters; a++) {
                double other = counts[(last - k) * letters + set.alphabet.complement(a)];
                int order = Double.compare(counts[k * letters + a], other);
                if (order != 0) {
                    return order < 0;
                }
            }
        }
        return false;
    }

    private Site site(SiteList list, int j, boolean turned, ScoreDistribution distribution) {
        int i = list.sequence[j];
        int offset = list.place[j] - set.start[i];
        int start = set.flipped[i] ? set.length(i) - list.width - offset : offset;
        boolean reverse = list.reverse[j] != turned;
        int score = score(distribution, list.place[j], reverse);
        boolean givenReverse = !palindrome && reverse != set.flipped[i];
        return new Site(
                set.origin[i],
                start,
                givenReverse ? Strand.REVERSE : Strand.FORWARD,
                distribution.bits(score),
                Math.max(Double.MIN_NORMAL, distribution.pValue(score)));
    }

    /** A wildcard scores like the least likely letter. */
    private int score(ScoreDistribution distribution, int place, boolean reverse) {
        int width = distribution.matrix().width();
        int sum = 0;
        for (int k = 0; k < width; k++) {
            int code = set.code(place, reverse, width, k);
            sum += code < set.alphabet.size() ? distribution.score(k, code) : 0;
        }
        return sum;
    }

    /** The best window of each sequence, whether a site or not. */
    private void combine(ScoreDistribution distribution) {
        int width = distribution.matrix().width();
        int blocks = 64;
        workers.run(blocks, block -> {
            int end = (int) ((long) set.size() * (block + 1) / blocks);
            for (int i = (int) ((long) set.size() * block / blocks); i < end; i++) {
                int best = -1;
                for (int place = set.start[i]; place + width <= set.start[i + 1]; place++) {
                    best = Math.max(best, distribution.score(set.codes, place));
                    if (set.bothStrands) {
                        best = Math.max(best, distribution.reverseScore(set.codes, place));
                    }
                }
                logBest[set.origin[i]] += best < 0 ? 0 : logOfBest(distribution.pValue(best), windows(i, width));
            }
        });
        motifs++;
    }

    private double windows(int sequence, int width) {
        return (set.bothStrands ? 2.0 : 1.0) * (set.length(sequence) - width + 1);
    }

    /** ln of the chance that the best of so many windows has this p-value. */
    private static double logOfBest(double pValue, double windows) {
        double p = -StrictMath.expm1(windows * StrictMath.log1p(-pValue));
        return p > 0
                ? StrictMath.log(p)
                : StrictMath.log(Math.max(Double.MIN_NORMAL, pValue)) + StrictMath.log(windows);
    }

    /** Combined p-value of each sequence as given over the motifs added so far, shape [sequences]. */
    double[] combined() {
        double[] combined = new double[logBest.length];
        Arrays.fill(combined, 1);
        for (int i = 0; i < combined.length && motifs > 0; i++) {
            combined[i] = StrictMath.exp(GammaTail.logProduct(Math.min(0, logBest[i]), motifs));
        }
        return combined;
    }
}
