package org.emkit.quant;

import java.util.Arrays;
import java.util.List;
import org.emkit.alignment.FragmentAlignments;
import org.emkit.alignment.LibraryType;
import org.emkit.alignment.Orientation;

/**
 * The model as the manual writes it, fragment by fragment: a dense table of fragments × transcripts, no classes, no
 * integers, logarithms throughout. The verifier.
 */
final class NaiveQuantifier {
    private final double[][] likelihood;
    private final double[] effectiveLength;

    NaiveQuantifier(int[] lengths, List<Placed> fragments, LibraryType library, FragmentLengths fragmentLengths) {
        effectiveLength = EffectiveLengths.of(lengths, fragmentLengths);
        likelihood = fragments.stream()
                .map(f -> row(f.fragment(), lengths, library, fragmentLengths))
                .filter(row -> Arrays.stream(row).sum() > 0)
                .toArray(double[][]::new);
    }

    private double[] row(FragmentAlignments fragment, int[] lengths, LibraryType library, FragmentLengths law) {
        double[] row = new double[lengths.length];
        for (int i = 0; i < fragment.size(); i++) {
            if (library.accepts(fragment.orientation(i))) {
                int t = fragment.transcript(i);
                row[t] += Math.exp(fragment.score(i) + logLength(fragment, i, lengths[t], law));
            }
        }
        double best = Arrays.stream(row).max().orElseThrow();
        for (int t = 0; t < row.length; t++) {
            row[t] = row[t] < best * Math.exp(-12) ? 0 : row[t] / best / effectiveLength[t];
        }
        return row;
    }

    private static double logLength(FragmentAlignments fragment, int i, int transcriptLength, FragmentLengths law) {
        Orientation orientation = fragment.orientation(i);
        if (orientation.isPair()) {
            double upTo = 0;
            for (int l = 1; l <= Math.min(transcriptLength, law.maximum()); l++) {
                upTo += possible(l, law);
            }
            return Math.log(possible(fragment.length(i), law)) - Math.log(upTo);
        }
        return Math.log(room(fragment.length(i), law)) - Math.log(room(transcriptLength, law));
    }

    private static double possible(int bases, FragmentLengths law) {
        return Math.max(law.probability(bases), 1 / ((law.observed() + 1.0) * law.maximum()));
    }

    private static double room(int bases, FragmentLengths law) {
        return 0.99 * law.cumulative(bases) + 0.01 * Math.min(bases, law.maximum()) / law.maximum();
    }

    int fragments() {
        return likelihood.length;
    }

    double[] effectiveLength() {
        return effectiveLength;
    }

    /** @return expected fragments after that many plain updates from equal shares */
    double[] estimate(int updates) {
        double[] theta = new double[effectiveLength.length];
        Arrays.fill(theta, (double) fragments() / theta.length);
        for (int u = 0; u < updates; u++) {
            theta = update(theta);
        }
        return theta;
    }

    private double[] update(double[] theta) {
        double[] next = new double[theta.length];
        for (double[] row : likelihood) {
            double sum = 0;
            for (int t = 0; t < theta.length; t++) {
                sum += theta[t] * row[t];
            }
            for (int t = 0; t < theta.length; t++) {
                next[t] += theta[t] * row[t] / sum;
            }
        }
        return next;
    }

    double logLikelihood(double[] theta) {
        double total = Arrays.stream(theta).sum();
        double nats = 0;
        for (double[] row : likelihood) {
            double sum = 0;
            for (int t = 0; t < theta.length; t++) {
                sum += theta[t] / total * row[t];
            }
            nats += Math.log(sum);
        }
        return nats;
    }
}
