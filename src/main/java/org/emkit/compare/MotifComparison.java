package org.emkit.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.emkit.em.Workers;
import org.emkit.matrix.KnownMotif;
import org.emkit.matrix.PositionProbabilityMatrix;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.Strand;
import org.emkit.statistics.MultipleTests;

/** Compares motifs with those of a database. Immutable. */
public final class MotifComparison {
    private final TargetColumns targets;
    private final CompareOptions options;

    private MotifComparison(TargetColumns targets, CompareOptions options) {
        this.targets = targets;
        this.options = options;
    }

    /**
     * @param database one or more, of one alphabet; their columns are the null model, which needs about fifty motifs to
     *                 be a good one
     * @throws IllegalArgumentException if there are none, or alphabets differ
     */
    public static MotifComparison with(List<KnownMotif> database, CompareOptions options) {
        if (database.isEmpty()) {
            throw new IllegalArgumentException("no motifs to compare with");
        }
        return new MotifComparison(TargetColumns.of(database, options.bothStrands()), options);
    }

    /** @return the alphabet of the database */
    public Alphabet alphabet() {
        return targets.alphabet();
    }

    /**
     * @param queries of the database's alphabet
     * @param workers do queries side by side
     * @return as {@link #compare} gives, for each query
     */
    public List<List<MotifMatch>> compareAll(List<PositionProbabilityMatrix> queries, Workers workers) {
        List<List<MotifMatch>> results = new ArrayList<>();
        queries.forEach(q -> results.add(List.of()));
        workers.run(queries.size(), k -> results.set(k, compare(queries.get(k))));
        return List.copyOf(results);
    }

    /**
     * @param query of the database's alphabet
     * @return a match with every target of the database, those with the lowest p-value first; equal ones as in the database
     */
    public List<MotifMatch> compare(PositionProbabilityMatrix query) {
        if (query.alphabet() != targets.alphabet()) {
            throw new IllegalArgumentException("a motif of " + query.alphabet() + " among " + targets.alphabet());
        }
        QueryScores scores = new QueryScores(query, targets, options.similarity());
        Alignment[] best = new Alignment[targets.targets()];
        double[] logP = new double[best.length];
        double[] p = new double[best.length];
        for (int t = 0; t < best.length; t++) {
            best[t] = best(scores, t);
            p[t] = pValue(scores, targets.width(t), best[t].score);
            logP[t] = StrictMath.log(p[t]);
        }
        double[] logQ = MultipleTests.qValues(logP, MultipleTests.logNullShare(logP));
        List<MotifMatch> matches = new ArrayList<>();
        for (int t = 0; t < best.length; t++) {
            Strand strand = best[t].strand == 0 ? Strand.FORWARD : Strand.REVERSE;
            double q = StrictMath.exp(logQ[t]);
            matches.add(new MotifMatch(t, best[t].offset, best[t].overlap, strand, p[t], p[t] * best.length, q));
        }
        matches.sort(Comparator.comparingDouble(MotifMatch::pValue));
        return matches;
    }

    /** Where a target lies: its completed score is less the medians of all columns of the query. */
    private record Alignment(int score, int strand, int offset, int overlap) {}

    /** @return the alignment of the highest score; of equal ones the longest, the forward, the leftmost */
    private Alignment best(QueryScores scores, int target) {
        int least = leastOverlap(scores.width(), targets.width(target));
        Alignment best = new Alignment(Integer.MIN_VALUE, 0, 0, 0);
        for (int strand = 0; strand < targets.strands(); strand++) {
            int first = targets.first(target, strand);
            for (int offset = least - scores.width(); offset <= targets.width(target) - least; offset++) {
                int from = Math.max(0, -offset);
                int to = Math.min(scores.width(), targets.width(target) - offset);
                int sum = -scores.medians(from, to);
                for (int i = from; i < to; i++) {
                    sum += scores.score(i, first + offset + i);
                }
                if (sum > best.score || (sum == best.score && to - from > best.overlap)) {
                    best = new Alignment(sum, strand, offset, to - from);
                }
            }
        }
        return best;
    }

    /** @return 1 − Π (1 − P(S ≥ score)) over offsets and strands */
    private double pValue(QueryScores scores, int targetWidth, int score) {
        int least = leastOverlap(scores.width(), targetWidth);
        double logNone = 0;
        for (int offset = least - scores.width(); offset <= targetWidth - least; offset++) {
            int from = Math.max(0, -offset);
            int to = Math.min(scores.width(), targetWidth - offset);
            logNone += StrictMath.log1p(-scores.pValue(from, to, score + scores.medians(from, to)));
        }
        return Math.max(0, -StrictMath.expm1(targets.strands() * logNone)); // not -0
    }

    private int leastOverlap(int queryWidth, int targetWidth) {
        return Math.min(options.minimumOverlap(), Math.min(queryWidth, targetWidth));
    }
}
