package org.emkit.quant;

import org.emkit.alignment.AlignmentCounts;
import org.emkit.alignment.ClassTable;
import org.emkit.alignment.LibraryType;
import org.emkit.alignment.Transcriptome;
import org.jspecify.annotations.Nullable;

/**
 * A sample reduced to what an estimate is made from, classes and lengths, and all that a report tells of how these were
 * come by. Immutable.
 */
public final class Sample {
    private final QuantOptions options;
    private final Transcriptome transcriptome;
    private final double[] effectiveLength;
    private final EquivalenceClasses classes;
    private final ReadFates fates;
    private final @Nullable FragmentEvidence evidence;
    private final @Nullable Merged merged;

    /** Takes the array as its own. */
    Sample(
            QuantOptions options,
            Transcriptome transcriptome,
            double[] effectiveLength,
            EquivalenceClasses classes,
            ReadFates fates,
            @Nullable FragmentEvidence evidence,
            @Nullable Merged merged) {
        this.options = options;
        this.transcriptome = transcriptome;
        this.effectiveLength = effectiveLength;
        this.classes = classes;
        this.fates = fates;
        this.evidence = evidence;
        this.merged = merged;
    }

    /** @return what was asked for */
    public QuantOptions options() {
        return options;
    }

    /** @return names and lengths */
    public Transcriptome transcriptome() {
        return transcriptome;
    }

    /** @return number of transcripts */
    public int transcripts() {
        return transcriptome.size();
    }

    /** @return effective length, bases, &gt; 0 */
    public double effectiveLength(int transcript) {
        return effectiveLength[transcript];
    }

    /** @return bases, shape [transcripts]; shared, never written */
    double[] effectiveLengths() {
        return effectiveLength;
    }

    /** @return the classes that an estimate is made from */
    public EquivalenceClasses classes() {
        return classes;
    }

    /** @return the classes as a file holds them, weights with effective length, sum 1 in a class */
    public ClassTable classTable() {
        return classes.toClassTable(transcriptome, effectiveLength);
    }

    /** @return what became of every fragment of the input */
    public ReadFates fates() {
        return fates;
    }

    /** @return what the fragments told; null where the input was classes */
    public @Nullable FragmentEvidence evidence() {
        return evidence;
    }

    /** @return how classes of several inputs came together; null where there was one input */
    public @Nullable Merged merged() {
        return merged;
    }

    /** @return what was read; null where the input was classes */
    public @Nullable AlignmentCounts alignments() {
        return evidence == null ? null : evidence.alignments();
    }

    /** @return the library type used, as given or as the fragments said; null where the input was classes */
    public @Nullable LibraryType libraryType() {
        return evidence == null ? null : evidence.libraryType();
    }

    /** @return lengths of fragments; null where the input was classes */
    public @Nullable FragmentLengths fragmentLengths() {
        return evidence == null ? null : evidence.fragmentLengths();
    }
}
