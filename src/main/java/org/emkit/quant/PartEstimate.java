package org.emkit.quant;

import java.util.Arrays;

/**
 * How an estimate stands in one part: what it expects of each class, and which transcripts may have fragments in an
 * optimal answer. With α scaled to {@code Σ α = N}, {@code s_i = Σ α_t w_it}, {@code g_t = Σ n_i w_it / s_i} and
 * {@code r_i = s*_i / s_i} at an optimal answer, {@code Σ n_i (r_i − 1 − ln r_i) ≤ γ = N (max g − 1)}, because
 * {@code Σ n_i r_i = Σ α*_t g_t ≤ N max g} and {@code Σ n_i ln r_i ≥ 0}. For r &lt; 1 the bracket is at least
 * {@code (1 − r)² / 2}. A transcript with {@code g*_t = 1}, as all that have fragments in an optimal answer, has
 * {@code g_t = Σ p_i r_i} with {@code p_i = n_i w_it / s*_i} and {@code Σ p_i = 1}, hence by Cauchy and Schwarz
 *
 * <pre>
 * 1 − g_t ≤ Σ p_i (1 − r_i) ≤ √(Σ p_i²/n_i) √(2 γ) ≤ √(2 γ / min n_i)
 * </pre>
 *
 * <p>Immutable.
 */
final class PartEstimate {
    /** What rounding may do to a ratio. */
    private static final double ROUNDING = 1e-9;

    /** Expected fragments of each column, as they were given. */
    final double[] fragments;
    /** s, shape [rows]. */
    final double[] expected;
    /** Whether a column may have fragments in an optimal answer. */
    final boolean[] candidate;

    /**
     * @param table     the part
     * @param fragments expected fragments of its columns, each ≥ 0, sum &gt; 0
     */
    PartEstimate(PartTable table, double[] fragments) {
        this.fragments = fragments;
        this.expected = new double[table.rows()];
        double[] ratio = new double[table.columns()];
        double[] least = new double[table.columns()];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (int i = 0; i < expected.length; i++) {
            double sum = 0;
            for (int e = table.start[i]; e < table.start[i + 1]; e++) {
                sum += fragments[table.column[e]] * table.likelihood[e];
            }
            expected[i] = sum;
            double factor = table.count[i] / sum;
            for (int e = table.start[i]; e < table.start[i + 1]; e++) {
                ratio[table.column[e]] += factor * table.likelihood[e];
                least[table.column[e]] = Math.min(least[table.column[e]], table.count[i]);
            }
        }
        double scale = Arrays.stream(fragments).sum() / table.total;
        double largest = Arrays.stream(ratio).max().orElse(0) * scale;
        double gap = table.total * Math.max(0, largest - 1);
        this.candidate = new boolean[table.columns()];
        for (int c = 0; c < candidate.length; c++) {
            candidate[c] = ratio[c] * scale >= 1 - Math.sqrt(2 * gap / least[c]) - ROUNDING;
        }
    }
}
