package org.emkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.emkit.alignment.ClassTable;
import org.emkit.alignment.LibraryType;
import org.emkit.alignment.Orientation;
import org.emkit.alignment.Transcriptome;
import org.emkit.quant.AbundancePrior;
import org.emkit.quant.Abundances;
import org.emkit.quant.QuantOptions;
import org.emkit.quant.Sample;
import org.emkit.quant.SampleMerge;
import org.junit.jupiter.api.Test;

class WarningsTest {
    private static final QuantOptions DEFAULTS = QuantOptions.withDefaults();

    /** Many fragments on two transcripts, half of them on each strand, some unmapped. */
    private static Example good() {
        return new Example()
                .unmapped(20)
                .pairs(50, Orientation.ISR, 0)
                .pairs(50, Orientation.ISF, 0)
                .pairs(50, Orientation.ISR, 1)
                .pairs(50, Orientation.ISF, 1);
    }

    @Test
    void nothingIsWrong() {
        assertThat(Warnings.of(good().quantify(DEFAULTS))).isEmpty();
    }

    @Test
    void readersWarningsComeFirst() {
        assertThat(Warnings.of(good().warnings("x.bam: no end-of-file block").quantify(DEFAULTS)))
                .containsExactly("x.bam: no end-of-file block");
    }

    @Test
    void emptyInput() {
        assertThat(Warnings.of(new Example().quantify(DEFAULTS)))
                .containsExactly("the input has no fragments: all estimates are 0");
    }

    @Test
    void nothingFits() {
        assertThat(Warnings.of(new Example().unmapped(7).quantify(DEFAULTS)))
                .singleElement()
                .asString()
                .startsWith("no fragment fits a transcript");
    }

    @Test
    void fewFragmentsFit() {
        assertThat(Warnings.of(good().unmapped(600).quantify(DEFAULTS)))
                .singleElement()
                .asString()
                // 200 of 820
                .startsWith("only 24.4 % of fragments fit a transcript");
    }

    /** Of {@code transcripts} transcripts; all but {@code several} fragments fit one alone. */
    private static Sample sample(int transcripts, int several) {
        String[] names = IntStream.range(0, transcripts).mapToObj(t -> "t" + t).toArray(String[]::new);
        Transcriptome transcriptome = new Transcriptome(names, new int[transcripts]);
        int[] lengths = new int[transcripts];
        Arrays.fill(lengths, 500);
        double[] effectiveLength = new double[transcripts];
        Arrays.fill(effectiveLength, 300);
        SampleMerge merge = new SampleMerge(DEFAULTS);
        merge.add(
                new ClassTable(transcriptome, new int[] {0, 1, 3}, new int[] {0, 1, 2}, null, new double[] {
                    1000 - several, several
                }),
                lengths,
                effectiveLength,
                null);
        return merge.sample();
    }

    @Test
    void hardlyAnyFragmentFitsSeveral() {
        assertThat(Warnings.of(sample(10, 9)))
                .containsExactly("only 0.9 % of assigned fragments fit several transcripts:"
                        + " does the aligner report all places of a read?");
        assertThat(Warnings.of(sample(10, 10))).isEmpty();
        assertThat(Warnings.of(sample(9, 9))).isEmpty();
    }

    @Test
    void noUnmappedReads() {
        Example example = new Example().pairs(60, Orientation.ISR, 0).pairs(60, Orientation.ISF, 1);
        assertThat(Warnings.of(example.quantify(DEFAULTS)))
                .singleElement()
                .asString()
                .startsWith("the input has no unmapped reads");
    }

    @Test
    void theLibraryIsOfTheOtherStrand() {
        Example example =
                new Example().unmapped(1).pairs(90, Orientation.ISR, 0).pairs(30, Orientation.ISF, 1);
        Abundances abundances = example.quantify(
                QuantOptions.builder().libraryType(LibraryType.ISF).build());
        // 90 of 120 lie on the wrong strand; a quarter of fragments is not below 0.25
        assertThat(Warnings.of(abundances))
                .contains("75.0 % of placed fragments do not fit library type ISF;"
                        + " they speak for ISR: give -l A or -l ISR");
    }

    @Test
    void theLibraryIsStrandedAfterAll() {
        Example example =
                new Example().unmapped(1).pairs(95, Orientation.ISR, 0).pairs(5, Orientation.ISF, 1);
        Abundances abundances = example.quantify(
                QuantOptions.builder().libraryType(LibraryType.IU).build());
        assertThat(Warnings.of(abundances))
                .singleElement()
                .isEqualTo("library type IU was given, but 95.0 % of fragments come from one strand:"
                        + " ISR would use that");
    }

    @Test
    void theLibraryIsNeitherStrandedNorUnstranded() {
        Example example =
                new Example().unmapped(1).pairs(65, Orientation.ISR, 0).pairs(35, Orientation.ISF, 1);
        assertThat(Warnings.of(example.quantify(DEFAULTS)))
                .singleElement()
                .asString()
                .startsWith("35.0 % of fragments come from the forward strand")
                .contains("IU was chosen");
    }

    @Test
    void theEstimateDidNotConverge() {
        Example example = good().pairs(40, Orientation.ISF, 0, 1, 2).pairs(40, Orientation.ISR, 0, 1, 2);
        Abundances abundances = example.quantify(
                QuantOptions.builder().maxUpdates(1).toleranceNats(1e-9).build());
        assertThat(abundances.convergence().converged()).isFalse();
        assertThat(Warnings.of(abundances))
                .singleElement()
                .asString()
                .startsWith("not converged after ")
                .contains(" nats of its optimum; raise --max-updates");
    }

    @Test
    void replicatesDidNotConverge() {
        Example example = good().pairs(40, Orientation.ISF, 0, 1, 2).pairs(40, Orientation.ISR, 0, 1, 2);
        Abundances abundances = example.quantify(QuantOptions.builder()
                .maxUpdates(1)
                .toleranceNats(1e-9)
                .bootstraps(3)
                .build());
        assertThat(Warnings.of(abundances))
                .last()
                .asString()
                .matches("[1-3] of 3 bootstrap replicates did not converge; raise --max-updates");
    }

    /** More updates would not help where Newton's method has come to the end of what rounding allows. */
    @Test
    void theToleranceIsFinerThanRounding() {
        Example example = good().pairs(41, Orientation.ISF, 0, 1, 2).pairs(40, Orientation.ISR, 0, 1);
        Abundances abundances =
                example.quantify(QuantOptions.builder().toleranceNats(1e-300).build());
        assertThat(abundances.convergence().converged()).isFalse();
        assertThat(Warnings.of(abundances))
                .singleElement()
                .asString()
                .contains(" Newton steps: ")
                .endsWith("; raise --tolerance to accept that");
    }

    @Test
    void theSummaryIsSilentOnWhatIsDetermined() throws IOException {
        StringBuilder out = new StringBuilder();
        Summary.write(Example.run(false), good().quantify(DEFAULTS), out);
        assertThat(out).doesNotContain("not determined");
        QuantOptions bayes = QuantOptions.builder()
                .prior(new AbundancePrior.Dirichlet(0.01, false))
                .build();
        out.setLength(0);
        Summary.write(Example.run(false), Example.usual().quantify(bayes), out);
        assertThat(out).doesNotContain("not determined");
    }

    @Test
    void theSummarySaysItAll() throws IOException {
        StringBuilder out = new StringBuilder();
        Summary.write(Example.run(false), Example.usual().quantify(DEFAULTS), out);
        List<String> lines = out.toString().lines().toList();
        assertThat(lines)
                .contains(
                        "  fragments        39, 35 assigned (89.74 %): 31 to one transcript, 4 to several",
                        "  record order     regrouped by name, as it was not grouped or came through a pipe",
                        "  scores           bowtie2, 1.000 nats a unit",
                        "  not determined   2 transcripts in 1 group: aux_info/identifiability.tsv",
                        "  cost             3.5 s, CPU 5.2 s, memory 300 MiB, 2 threads",
                        "  warning: a warning of the run");
        assertThat(out.toString())
                .contains("library type     ISR (detected; 5.6 % forward")
                .contains("log-likelihood proved within 0.001 nats of the optimum")
                .contains("3 over 5 transcripts");
    }
}
