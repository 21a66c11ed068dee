package org.emkit.motif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.Locale;
import org.emkit.em.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The evaluator prints, from the letters of the sites, the E-values that MEME printed beside them. */
class MemeEvaluatorTest {
    /** As C's {@code %3.1fe%+04.0f} does. */
    private static String printed(double logE) {
        double log10 = logE / Math.log(10);
        double exponent = Math.floor(log10);
        double mantissa = Math.pow(10, log10 - exponent);
        if (Math.round(mantissa * 10) >= 100) {
            mantissa = 1;
            exponent++;
        }
        return String.format(Locale.ROOT, "%3.1fe%+04.0f", mantissa, exponent);
    }

    @ParameterizedTest
    @MethodSource("org.emkit.motif.MemeRun#names")
    void printsWhatMemePrinted(String name) {
        MemeRun run = MemeRun.read(name);
        assumeFalse(run.text().has("-csites"), "MEME searched a sample, and printed no sites");
        MemeEvaluator evaluator = run.evaluator();
        assertThat(run.text().motifs()).isNotEmpty();
        for (MemeText.Printed motif : run.text().motifs()) {
            double[] counts = run.counts(motif);
            assertThat(motif.words()).hasSize(motif.sites());
            assertThat(printed(evaluator.logE(motif.width(), motif.sites(), counts)))
                    .as(motif.consensus())
                    .isEqualTo(motif.eValue());
            assertThat(String.format(Locale.ROOT, "%.0f", evaluator.logLikelihoodRatio(motif.width(), counts)))
                    .isEqualTo(motif.logLikelihoodRatio());
        }
    }

    /** Our E-values of MEME's alignments differ by what MEME's coarse tables and whole numbers of placements are off. */
    @ParameterizedTest
    @MethodSource("org.emkit.motif.MemeRun#names")
    void finerTablesAgree(String name) {
        MemeRun run = MemeRun.read(name);
        assumeFalse(run.text().has("-csites"), "MEME searched a sample, and printed no sites");
        EValue ours = EValue.of(
                run.text().model(),
                run.sequences(),
                run.eitherStrand(),
                run.background(),
                run.sequences().size(),
                Workers.single());
        for (MemeText.Printed motif : run.text().motifs()) {
            double[] counts = run.counts(motif);
            double log = ours.logE(motif.width(), motif.sites(), counts);
            assertThat(log - motif.logE())
                    .as(motif.consensus())
                    .isBetween(-1 + 0.03 * ours.logPValue(motif.width(), counts), 1.0);
            assertThat(ours.logLikelihoodRatio(motif.width(), counts))
                    .isBetween(
                            Double.parseDouble(motif.logLikelihoodRatio()) - 0.51,
                            Double.parseDouble(motif.logLikelihoodRatio()) + 0.51);
        }
    }

    @Test
    void formatOfC() {
        assertThat(printed(Math.log(0.0073))).isEqualTo("7.3e-003");
        assertThat(printed(Math.log(9.96e7))).isEqualTo("1.0e+008");
        assertThat(printed(-855.5 * Math.log(10))).isEqualTo("3.2e-856");
    }
}
