package org.emkit.quant;

import org.emkit.alignment.Transcriptome;
import org.jspecify.annotations.Nullable;

/** A sample reduced to what an estimate is made from. Arrays are shared, never written. */
final class Sample {
    private final Transcriptome transcriptome;
    private final double[] effectiveLength;
    private final EquivalenceClasses classes;
    private final ReadFates fates;
    private final @Nullable FragmentEvidence evidence;

    Sample(
            Transcriptome transcriptome,
            double[] effectiveLength,
            EquivalenceClasses classes,
            ReadFates fates,
            @Nullable FragmentEvidence evidence) {
        this.transcriptome = transcriptome;
        this.effectiveLength = effectiveLength;
        this.classes = classes;
        this.fates = fates;
        this.evidence = evidence;
    }

    Transcriptome transcriptome() {
        return transcriptome;
    }

    /** @return bases, shape [transcripts] */
    double[] effectiveLength() {
        return effectiveLength;
    }

    EquivalenceClasses classes() {
        return classes;
    }

    ReadFates fates() {
        return fates;
    }

    @Nullable
    FragmentEvidence evidence() {
        return evidence;
    }
}
