package org.emkit.quant;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.emkit.alignment.AlignmentCounts;
import org.emkit.alignment.ClassTable;
import org.emkit.alignment.FragmentSource;
import org.emkit.alignment.LibraryType;
import org.emkit.alignment.Orientation;
import org.emkit.alignment.ScoreScale;
import org.emkit.alignment.Spill;
import org.emkit.alignment.Transcriptome;
import org.emkit.em.Convergence;
import org.emkit.em.EmListener;
import org.emkit.em.Workers;

/**
 * From fragments to abundances: reduce the fragments, learn library type and fragment lengths from all of them, put
 * them into classes, estimate.
 */
public final class Quantifier {
    /** Each has memory for classes of its own. */
    private static final int MOST_BUILDERS = 4;

    private final QuantOptions options;
    private final Workers workers;
    private final EmListener listener;

    private Quantifier(QuantOptions options, Workers workers, EmListener listener) {
        this.options = options;
        this.workers = workers;
        this.listener = listener;
    }

    /**
     * @param options all that changes the estimate
     * @param workers threads; they change no bit
     * @return a quantifier
     */
    public static Quantifier with(QuantOptions options, Workers workers) {
        return new Quantifier(options, workers, EmListener.none());
    }

    /**
     * @param each told of each step of the estimate (not of the replicates)
     * @return a quantifier that also tells how far it is
     */
    public Quantifier telling(EmListener each) {
        return new Quantifier(options, workers, each);
    }

    /**
     * Quantifies fragments.
     *
     * @param fragments read once, to the end; closed by the caller
     * @param spill     where reduced fragments go beyond the buffer; closed by the caller
     * @return abundances of the source's transcripts
     */
    public Abundances quantify(FragmentSource fragments, Spill spill) {
        return estimate(classify(fragments, spill));
    }

    /**
     * Puts fragments into classes, and stops there.
     *
     * @param fragments read once, to the end; closed by the caller
     * @param spill     where reduced fragments go beyond the buffer; closed by the caller
     * @return what {@link #estimate} takes
     */
    public Sample classify(FragmentSource fragments, Spill spill) {
        FragmentReduction reduction = new FragmentReduction(options.maxFragmentLength(), options.bufferBytes(), spill);
        AlignmentCounts counts = fragments.forEach(reduction);
        if (counts.placed() != reduction.fragments()) {
            throw new IllegalStateException(
                    counts.placed() + " fragments placed but " + reduction.fragments() + " handed on");
        }
        return classify(fragments.transcriptome(), scale(fragments.scoreScale()), reduction, counts);
    }

    /**
     * Quantifies classes from a file, with effective lengths by the fragment mean and standard deviation of the options.
     *
     * @param table   classes
     * @param lengths bases, shape [transcripts], each ≥ 1
     * @return abundances of the table's transcripts
     */
    public Abundances quantify(ClassTable table, int[] lengths) {
        return quantify(table, lengths, EffectiveLengths.of(lengths, givenLengths()));
    }

    /**
     * Quantifies classes from a file.
     *
     * @param table           classes
     * @param lengths         bases, shape [transcripts], each ≥ 1
     * @param effectiveLength bases, shape [transcripts], each &gt; 0; for TPM, and in place of missing weights
     * @return abundances of the table's transcripts
     */
    public Abundances quantify(ClassTable table, int[] lengths, double[] effectiveLength) {
        SampleMerge one = new SampleMerge(options);
        one.add(table, lengths, effectiveLength, null);
        return estimate(one.sample());
    }

    private ScoreScale scale(ScoreScale given) {
        double override = options.scoreScaleOverride();
        return Double.isNaN(override)
                ? given
                : new ScoreScale(given.aligner(), override, given.perPair(), "as asked for");
    }

    private Sample classify(
            Transcriptome transcriptome, ScoreScale scale, FragmentReduction reduction, AlignmentCounts counts) {
        LibraryEvidence library = reduction.library();
        LibraryType type = options.libraryType() == null ? library.type() : options.libraryType();
        FragmentLengths lengths = lengths(type, reduction);
        CompatibilityWeight weights =
                new CompatibilityWeight(transcriptome, lengths, scale.natsPerUnit(), options.singleFragmentTerm());
        EquivalenceClassBuilder builder =
                allFragments(reduction, () -> new EquivalenceClassBuilder(transcriptome, weights, type, options));
        return new Sample(
                options,
                transcriptome,
                EffectiveLengths.of(transcriptome.lengths(), lengths),
                builder.build(),
                builder.fates(counts),
                new FragmentEvidence(counts, scale, library, type, lengths),
                null);
    }

    /** Parts of the fragments go to builders of their own: sums of integers, which are the same however they are parted. */
    private EquivalenceClassBuilder allFragments(
            FragmentReduction reduction, Supplier<EquivalenceClassBuilder> newBuilder) {
        EquivalenceClassBuilder[] builder = new EquivalenceClassBuilder[Math.min(workers.threads(), MOST_BUILDERS)];
        workers.run(builder.length, part -> {
            builder[part] = newBuilder.get();
            reduction.forEach(part, builder.length, builder[part]::add);
        });
        for (int part = 1; part < builder.length; part++) {
            builder[0].addAll(builder[part]);
        }
        return builder[0];
    }

    private FragmentLengths lengths(LibraryType type, FragmentReduction reduction) {
        boolean[] accepted = new boolean[Orientation.COUNT];
        for (int code = 0; code < accepted.length; code++) {
            accepted[code] = type.accepts(Orientation.of(code))
                    && !(options.discardDovetails() && Orientation.of(code).isDovetail());
        }
        return type.isPaired()
                ? FragmentLengths.observed(reduction.lengths(accepted), options.fragmentMean(), options.fragmentSd())
                : givenLengths();
    }

    private FragmentLengths givenLengths() {
        return FragmentLengths.gaussian(options.fragmentMean(), options.fragmentSd(), options.maxFragmentLength());
    }

    /**
     * Estimates abundances from classes.
     *
     * @param sample classes and lengths
     * @return abundances of the sample's transcripts
     */
    public Abundances estimate(Sample sample) {
        EquivalenceClasses classes = sample.classes();
        if (classes.classes() == 0) {
            return nothing(sample);
        }
        Estimator estimator = new Estimator(options, classes, sample.effectiveLengths(), workers);
        List<TraceEntry> trace = new ArrayList<>();
        Estimate fit = estimator.fit(workers, (update, objective, gapNats) -> {
            trace.add(new TraceEntry(update, objective, gapNats));
            listener.updated(update, objective, gapNats);
        });
        Estimate estimate = fit.with(trace);
        Identifiability free = estimator.identifiability(estimate.fragments(), workers);
        BootstrapEstimates bootstraps = options.bootstraps() == 0
                ? null
                : new Bootstrap(estimator, estimate.fragments(), options.seed(), workers)
                        .run(options.firstBootstrap(), options.bootstraps(), workers);
        return new Abundances(sample, estimate, free, bootstraps);
    }

    /** No fragment is assigned: all is zero, and so is every replicate. */
    private Abundances nothing(Sample sample) {
        int transcripts = sample.transcriptome().size();
        Convergence done = new Convergence(true, 0, 0, 0);
        Estimate estimate = new Estimate(new double[transcripts], done, null, List.of());
        BootstrapEstimates bootstraps = options.bootstraps() == 0
                ? null
                : new BootstrapEstimates(
                        new double[options.bootstraps()][transcripts], Collections.nCopies(options.bootstraps(), done));
        Identifiability free =
                options.prior() instanceof AbundancePrior.None ? new Identifiability(List.of(), 0) : null;
        return new Abundances(sample, estimate, free, bootstraps);
    }
}
