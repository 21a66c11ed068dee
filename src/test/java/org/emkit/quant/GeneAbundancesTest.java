package org.emkit.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.emkit.alignment.ClassTable;
import org.emkit.alignment.GeneMap;
import org.emkit.alignment.Transcriptome;
import org.emkit.em.Workers;
import org.junit.jupiter.api.Test;

class GeneAbundancesTest {
    private static GeneAbundances genes() {
        // 10 fragments on a (effective 100), 30 on b (effective 100), none on c and d, 40 on e (effective 400).
        Transcriptome names = new Transcriptome(new String[] {"a", "b", "c", "d", "e"}, new int[5]);
        ClassTable table =
                new ClassTable(names, new int[] {0, 1, 2, 3}, new int[] {0, 1, 4}, null, new double[] {10, 30, 40});
        try (Workers workers = new Workers(1)) {
            Abundances abundances = Quantifier.with(QuantOptions.withDefaults(), workers)
                    .quantify(table, new int[] {200, 300, 400, 600, 500}, new double[] {100, 100, 200, 400, 400});
            return GeneAbundances.of(
                    abundances,
                    new GeneMap(Map.of("b", "second", "a", "first", "e", "first", "c", "none", "d", "none")));
        }
    }

    @Test
    void sumsAndWeightedLengths() {
        GeneAbundances genes = genes();
        assertThat(genes.genes()).isEqualTo(3);
        assertThat(genes.name(0)).isEqualTo("first");
        assertThat(genes.name(1)).isEqualTo("second");
        assertThat(genes.name(2)).isEqualTo("none");
        // Densities a .1, b .3, e .1: TPM 200 000, 600 000, 200 000.
        assertThat(genes.tpm(0)).isCloseTo(400_000, within(1e-6));
        assertThat(genes.tpm(1)).isCloseTo(600_000, within(1e-6));
        assertThat(genes.fragments(0)).isCloseTo(50, within(1e-9));
        // a and e weigh the same: (200 + 500) / 2, (100 + 400) / 2.
        assertThat(genes.length(0)).isCloseTo(350, within(1e-9));
        assertThat(genes.effectiveLength(0)).isCloseTo(250, within(1e-9));
        // Nothing there: plain means.
        assertThat(genes.length(2)).isCloseTo(500, within(1e-9));
        assertThat(genes.effectiveLength(2)).isCloseTo(300, within(1e-9));
        assertThat(genes.tpm(2)).isZero();
        assertThat(genes.withoutGene()).isEmpty();
    }

    @Test
    void transcriptWithoutGeneMakesItsOwn() {
        ClassTable table = new ClassTable(
                new Transcriptome(new String[] {"a", "b", "c"}, new int[3]),
                new int[] {0, 1},
                new int[] {2},
                null,
                new double[] {5});
        try (Workers workers = new Workers(1)) {
            Abundances abundances =
                    Quantifier.with(QuantOptions.withDefaults(), workers).quantify(table, new int[] {900, 900, 900});
            GeneAbundances genes = GeneAbundances.of(abundances, new GeneMap(Map.of("b", "g")));
            assertThat(genes.genes()).isEqualTo(3);
            assertThat(genes.name(0)).isEqualTo("a");
            assertThat(genes.name(1)).isEqualTo("g");
            assertThat(genes.name(2)).isEqualTo("c");
            assertThat(genes.fragments(2)).isCloseTo(5, within(1e-12));
            assertThat(genes.withoutGene()).containsExactly("a", "c");
        }
    }

    @Test
    void tpmByHand() {
        assertThat(Abundances.tpm(new double[] {10, 0, 30}, new double[] {100, 50, 100}))
                .containsExactly(new double[] {250_000, 0, 750_000}, within(1e-6));
        assertThat(Abundances.tpm(new double[2], new double[] {1, 2})).containsExactly(0, 0);
    }
}
