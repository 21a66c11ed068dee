package org.emkit.report;

import java.util.Arrays;
import org.emkit.quant.Abundances;
import org.emkit.quant.BootstrapEstimates;
import org.emkit.quant.FragmentLengths;
import org.jspecify.annotations.Nullable;

/**
 * What {@code abundance.h5} holds: estimates and bootstraps under kallisto's names, for sleuth and tximport. The biases
 * that kallisto would tell of are written as absent: every hexamer alike.
 */
public final class KallistoH5 {
    private static final int HEXAMERS = 4096;

    private KallistoH5() {}

    /** Takes datasets of one dimension, each once, under a path such as {@code aux/ids}. */
    public interface Datasets {
        void whole(String path, int[] values);

        void numbers(String path, double[] values);

        void texts(String path, String[] values);
    }

    /** Hands out all datasets. Expected fragments are not rounded. */
    public static void write(Run run, Abundances abundances, Datasets out) {
        int transcripts = abundances.transcripts();
        BootstrapEstimates bootstraps = abundances.bootstraps();
        int replicates = bootstraps == null ? 0 : bootstraps.replicates();
        double[] fragments = new double[transcripts];
        Arrays.setAll(fragments, abundances::fragments);
        out.numbers("est_counts", fragments);
        auxiliary(run, abundances, replicates, out);
        for (int r = 0; bootstraps != null && r < replicates; r++) {
            int replicate = r;
            double[] values = new double[transcripts];
            Arrays.setAll(values, t -> bootstraps.fragments(replicate, t));
            out.numbers("bootstrap/bs" + r, values);
        }
    }

    private static void auxiliary(Run run, Abundances abundances, int replicates, Datasets out) {
        int transcripts = abundances.transcripts();
        String[] names = new String[transcripts];
        Arrays.setAll(names, abundances.transcriptome()::name);
        double[] effectiveLengths = new double[transcripts];
        Arrays.setAll(effectiveLengths, abundances::effectiveLength);
        out.texts("aux/ids", names);
        out.whole("aux/lengths", abundances.transcriptome().lengths());
        out.numbers("aux/eff_lengths", effectiveLengths);
        out.whole("aux/num_bootstrap", new int[] {replicates});
        out.whole(
                "aux/num_processed",
                new int[] {(int) Math.min(Integer.MAX_VALUE, abundances.fates().total())});
        out.whole("aux/fld", fragmentLengths(abundances.fragmentLengths()));
        int[] observed = new int[HEXAMERS];
        Arrays.fill(observed, 1);
        double[] normalized = new double[HEXAMERS];
        Arrays.fill(normalized, 1);
        out.whole("aux/bias_observed", observed);
        out.numbers("aux/bias_normalized", normalized);
        out.texts("aux/kallisto_version", new String[] {KallistoInfo.VERSION});
        out.whole("aux/index_version", new int[] {KallistoInfo.INDEX_VERSION});
        out.texts("aux/start_time", new String[] {KallistoInfo.startTime(run)});
        out.texts("aux/call", new String[] {KallistoInfo.call(run)});
        out.texts("aux/generator", new String[] {"emkit " + run.version()});
    }

    /** @return fragments of each length from 0, as many in all as lengths were observed of (a million where of none) */
    private static int[] fragmentLengths(@Nullable FragmentLengths lengths) {
        if (lengths == null) {
            return new int[1];
        }
        long all = lengths.observed() > 0 ? Math.min(lengths.observed(), Integer.MAX_VALUE) : 1_000_000;
        int[] counts = new int[lengths.maximum() + 1];
        for (int l = 1; l < counts.length; l++) {
            counts[l] = (int) Math.rint(lengths.probability(l) * all);
        }
        return counts;
    }
}
