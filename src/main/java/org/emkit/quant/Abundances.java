package org.emkit.quant;

import java.util.Arrays;
import java.util.List;
import org.emkit.alignment.AbundanceTable;
import org.emkit.alignment.AlignmentCounts;
import org.emkit.alignment.ClassTable;
import org.emkit.alignment.LibraryType;
import org.emkit.alignment.ScoreScale;
import org.emkit.alignment.Transcriptome;
import org.emkit.em.Convergence;
import org.emkit.em.ProportionsFit;
import org.jspecify.annotations.Nullable;

/** How much there is of each transcript, and all that a report tells of how this was found. Immutable. */
public final class Abundances {
    private final Sample sample;
    private final double[] fragments;
    private final double[] tpm;
    private final double[] unique;
    private final double[] ambiguous;
    private final Convergence convergence;
    private final ProportionsFit.@Nullable Work work;
    private final List<TraceEntry> trace;
    private final @Nullable Identifiability identifiability;
    private final @Nullable BootstrapEstimates bootstraps;

    Abundances(
            Sample sample,
            Estimate estimate,
            @Nullable Identifiability identifiability,
            @Nullable BootstrapEstimates bootstraps) {
        this.sample = sample;
        this.fragments = estimate.fragments();
        this.convergence = estimate.convergence();
        this.work = estimate.work();
        this.trace = estimate.trace();
        this.identifiability = identifiability;
        this.bootstraps = bootstraps;
        this.tpm = tpm(fragments, sample.effectiveLengths());
        this.unique = sample.classes().uniqueFragments();
        this.ambiguous = sample.classes().ambiguousFragments();
    }

    /**
     * Transcripts per million, 10⁶ · (θ/l̃) / Σ (θ/l̃).
     *
     * @param fragments       expected fragments θ, shape [transcripts], each ≥ 0
     * @param effectiveLength bases l̃, shape [transcripts], each &gt; 0
     * @return shape [transcripts], sum 10⁶; all 0 where there is no fragment
     */
    static double[] tpm(double[] fragments, double[] effectiveLength) {
        double[] tpm = new double[fragments.length];
        double sum = 0;
        for (int t = 0; t < tpm.length; t++) {
            tpm[t] = fragments[t] / effectiveLength[t];
            sum += tpm[t];
        }
        for (int t = 0; t < tpm.length && sum > 0; t++) {
            tpm[t] *= 1e6 / sum;
        }
        return tpm;
    }

    /** @return what the estimate was made from */
    public Sample sample() {
        return sample;
    }

    /** @return what was asked for */
    public QuantOptions options() {
        return sample.options();
    }

    /** @return names and lengths */
    public Transcriptome transcriptome() {
        return sample.transcriptome();
    }

    /** @return number of transcripts */
    public int transcripts() {
        return fragments.length;
    }

    /** @return expected fragments of the transcript, ≥ 0; their sum is the number of assigned fragments */
    public double fragments(int transcript) {
        return fragments[transcript];
    }

    /** @return transcripts per million, ≥ 0; their sum is a million, or 0 where no fragment is assigned */
    public double tpm(int transcript) {
        return tpm[transcript];
    }

    /** @return effective length, bases, &gt; 0 */
    public double effectiveLength(int transcript) {
        return sample.effectiveLength(transcript);
    }

    /** @return a row each transcript, copied */
    public AbundanceTable table() {
        Transcriptome transcriptome = transcriptome();
        String[] names = new String[transcripts()];
        Arrays.setAll(names, transcriptome::name);
        double[] lengths =
                Arrays.stream(transcriptome.lengths()).asDoubleStream().toArray();
        return new AbundanceTable(List.of(names), new double[][] {lengths, sample.effectiveLengths(), tpm, fragments});
    }

    /** @return fragments that fit this transcript alone; whole unless a class file had fractions */
    public double uniqueFragments(int transcript) {
        return unique[transcript];
    }

    /** @return fragments that fit this transcript and others; whole unless a class file had fractions */
    public double ambiguousFragments(int transcript) {
        return ambiguous[transcript];
    }

    /** @return the classes that the estimate was made from */
    public EquivalenceClasses classes() {
        return sample.classes();
    }

    /** @return the classes as a file holds them, weights with effective length, sum 1 in a class */
    public ClassTable classTable() {
        return sample.classTable();
    }

    /** @return what became of every fragment of the input */
    public ReadFates fates() {
        return sample.fates();
    }

    /** @return how the run ended; the objective is nats, the gap is proved for maximum likelihood, NaN otherwise */
    public Convergence convergence() {
        return convergence;
    }

    /** @return what the search for the proved optimum took; null for variational Bayes, and where nothing was sought */
    public ProportionsFit.@Nullable Work work() {
        return work;
    }

    /** @return objective and gap after each step of the run */
    public List<TraceEntry> trace() {
        return trace;
    }

    /** @return what the fragments told; null where the input was a class file */
    public @Nullable FragmentEvidence evidence() {
        return sample.evidence();
    }

    /** @return what the classes leave free; null for variational Bayes */
    public @Nullable Identifiability identifiability() {
        return identifiability;
    }

    /** @return the replicates, null where none were asked for */
    public @Nullable BootstrapEstimates bootstraps() {
        return bootstraps;
    }

    /** @return what was read; null where the input was a class file */
    public @Nullable AlignmentCounts alignments() {
        return sample.alignments();
    }

    /** @return what all fragments say of the library; null where the input was a class file */
    public @Nullable LibraryEvidence library() {
        FragmentEvidence evidence = sample.evidence();
        return evidence == null ? null : evidence.library();
    }

    /** @return the library type used, as given or as the fragments said; null where the input was a class file */
    public @Nullable LibraryType libraryType() {
        return sample.libraryType();
    }

    /** @return lengths of fragments; null where the input was a class file with lengths of its own */
    public @Nullable FragmentLengths fragmentLengths() {
        return sample.fragmentLengths();
    }

    /** @return what one unit of alignment score means; null where the input was a class file */
    public @Nullable ScoreScale scoreScale() {
        FragmentEvidence evidence = sample.evidence();
        return evidence == null ? null : evidence.scoreScale();
    }
}
