package org.emkit.report;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.emkit.matrix.PositionProbabilityMatrix;
import org.emkit.motif.HeldOut;
import org.emkit.motif.Motif;
import org.emkit.motif.MotifOptions;
import org.emkit.motif.MotifResults;
import org.emkit.motif.MotifTrace;
import org.emkit.motif.Site;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.Region;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.SequenceSetBuilder;
import org.emkit.sequence.Strand;
import org.jspecify.annotations.Nullable;

/** A search for motifs made by hand: four sequences, two motifs. */
public final class MotifExample {
    /** The first site is ACGTT of the first sequence, the second AACGT's other strand in the second. */
    private static final String[] SEQUENCES = {"GGACGTTGG", "CCAACGTCC", "ACGTTNACGTA", "TTTTTTTTTTTTTTTTTTTTTTTTTACGTA"
    };

    private MotifExample() {}

    /** @return a result whose sequences are by themselves */
    public static MotifRun plain() {
        return of(false, "plain & <simple>");
    }

    /** @return a result whose sequences are regions of a genome, the second of them on its reverse strand */
    public static MotifRun regions() {
        return of(true, "regions");
    }

    private static MotifRun of(boolean regions, String sample) {
        SequenceSetBuilder builder = new SequenceSetBuilder(Alphabet.DNA);
        for (int i = 0; i < SEQUENCES.length; i++) {
            String name = "a_name_of_more_than_24_letters_" + (i + 1);
            if (regions) {
                Strand strand = i == 1 ? Strand.REVERSE : Strand.FORWARD;
                int start = 1000 * (i + 1);
                builder.begin(name, 1, new Region("chr" + (4 - i), start, start + SEQUENCES[i].length(), strand));
            } else {
                builder.begin(name, i == 3 ? 0.5 : 1);
            }
            builder.add(SEQUENCES[i]);
        }
        SequenceSet sequences = builder.build();
        List<Site> first = List.of(
                new Site(0, 2, Strand.FORWARD, 9.5, 1e-5),
                new Site(1, 2, Strand.REVERSE, 9.5, 1e-5),
                new Site(2, 0, Strand.FORWARD, 9.5, 2e-5));
        List<Site> second =
                List.of(new Site(2, 6, Strand.FORWARD, 8.25, 3e-5), new Site(3, 25, Strand.FORWARD, 8.25, 3e-4));
        HeldOut heldOut = new HeldOut(4, 3, 20, 1, StrictMath.log(1e-4), StrictMath.log(2e-4), 0.9);
        List<Motif> motifs = List.of(
                motif(sequences, 5, first, StrictMath.log(1.84e-7), heldOut),
                motif(sequences, 5, second, -12_000, null));
        return new MotifRun(
                new Run(
                        "0.1.0",
                        sample,
                        List.of("emkit", "motif", "x.fa", "-o", "out"),
                        Map.of("out", List.of("out")),
                        List.of(new Run.Input("sequences", "x.fa", 100, "ab")),
                        null,
                        false,
                        false,
                        new Run.Cost(
                                OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC),
                                OffsetDateTime.of(2026, 1, 2, 3, 4, 6, 0, ZoneOffset.UTC),
                                1.5,
                                1 << 20,
                                1),
                        List.of()),
                MotifOptions.withDefaults(),
                new MotifResults(
                        sequences,
                        BackgroundModel.estimate(sequences, 0, true),
                        motifs,
                        new double[] {1e-4, 2e-4, 3e-8, 0.25},
                        "two motifs were found"),
                List.of("emkit", "motif", "x & y.fa"),
                "x & y.fa",
                null,
                "dataset with add-one prior applied");
    }

    private static Motif motif(
            SequenceSet sequences, int width, List<Site> sites, double logEValue, @Nullable HeldOut heldOut) {
        double[] count = new double[width * 4];
        for (Site site : sites) {
            String text = sequences.text(site.sequence(), site.start(), site.start() + width, site.strand());
            for (int k = 0; k < width; k++) {
                count[4 * k + Alphabet.DNA.code(text.charAt(k))]++;
            }
        }
        PositionProbabilityMatrix observed = PositionProbabilityMatrix.of(Alphabet.DNA, count);
        MotifTrace trace = new MotifTrace(100, 10, "ACGTT", 30, 2, true, new ArrayList<>(List.of(-20.0, -10.5)));
        return new Motif(
                observed,
                observed.smoothed(3, 0.01, new double[] {0.25, 0.25, 0.25, 0.25}),
                sites,
                12.4,
                logEValue,
                sites.size(),
                heldOut,
                trace);
    }
}
