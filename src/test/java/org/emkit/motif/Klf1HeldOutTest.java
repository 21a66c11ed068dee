package org.emkit.motif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.emkit.em.Workers;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.SequenceSetBuilder;
import org.emkit.sequence.Strand;
import org.junit.jupiter.api.Test;

/** Power: the motif of KLF1 is there in its first 200 peaks, and the evidence held out says so. */
class Klf1HeldOutTest {
    private static SequenceSet first(SequenceSet all, int count) {
        SequenceSetBuilder some = new SequenceSetBuilder(Alphabet.DNA);
        for (int i = 0; i < count; i++) {
            some.begin(all.name(i)).add(all.text(i, 0, all.length(i), Strand.FORWARD));
        }
        return some.build();
    }

    @Test
    void isSignificant() {
        Path file = Path.of(System.getProperty("emkit.data", ""), "motif", "sets", "Klf1.fa.gz");
        assumeTrue(Files.exists(file), "emkit.data is not set: no real data");
        SequenceSet peaks = first(MemeText.fasta(file, Alphabet.DNA), 200);
        MotifOptions options = MotifOptions.withDefaults().withMotifs(1).withWidths(8, 12);
        try (Workers workers = new Workers(2)) {
            Motif motif = MotifFinder.with(options, workers)
                    .find(
                            peaks,
                            BackgroundModel.estimate(peaks, MotifOptions.usualBackgroundOrder(peaks), true),
                            MotifListener.none())
                    .motifs()
                    .get(0);
            HeldOut heldOut = motif.heldOut();
            assertThat(heldOut).isNotNull();
            assertThat(heldOut.isSignificant()).isTrue();
            assertThat(heldOut.logAdjusted()).isLessThan(Math.log(1e-6));
            assertThat(heldOut.positives()).isEqualTo(120);
        }
    }
}
