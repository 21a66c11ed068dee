package org.emkit.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.emkit.alignment.ClassTable;
import org.emkit.alignment.FragmentKind;
import org.emkit.alignment.LibraryType;
import org.emkit.alignment.Orientation;
import org.emkit.em.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantifierTest {
    private static final QuantOptions TIGHT = QuantOptions.builder()
            .toleranceNats(1e-7)
            .bins(WeightBins.EXACT)
            .maxUpdates(100_000)
            .build();

    private static Abundances quantify(QuantOptions options, ListSource source, int threads) {
        try (Workers workers = new Workers(threads);
                MemorySpill spill = new MemorySpill()) {
            return Quantifier.with(options, workers).quantify(source, spill);
        }
    }

    private static double[] fragments(Abundances abundances) {
        double[] fragments = new double[abundances.transcripts()];
        Arrays.setAll(fragments, abundances::fragments);
        return fragments;
    }

    @Test
    void twoTranscriptsByHand() {
        // Fragments all 200 long, transcripts of 1199 and 2199: effective lengths 1000 and 2000. 10 fragments fit only
        // the first, 20 only the second, 30 both alike. With the densities 10 / 1000 and 20 / 2000 equal, a common
        // fragment is twice as likely from the second because it is twice as long? No: P(fragment | t) = 1 / l, so with
        // shares (x, 1 - x) it is from the first with x / 1000 against (1 - x) / 2000. At x = 1/2 that is 2/3, so
        // 10 + 20 = 30 and 20 + 10 = 30 fragments: x = 1/2 is the fixed point.
        // TPM: 30 / 1000 against 30 / 2000: 2/3 and 1/3 of a million.
        List<Placed> list = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            list.add(Placed.pair().at(0, 0, 200, Orientation.ISF).at(1, 0, 200, Orientation.ISF));
            if (i < 10) {
                list.add(Placed.pair().at(0, 0, 200, Orientation.ISR));
            }
            if (i < 20) {
                list.add(Placed.pair().at(1, 0, 200, Orientation.ISR));
            }
        }
        QuantOptions options = QuantOptions.builder()
                .fragmentMean(200)
                .fragmentSd(0)
                .toleranceNats(1e-9)
                .build();
        Abundances result = quantify(options, ListSource.of(new int[] {1199, 2199}, list), 1);
        // The kernel (1, 4, 6, 4, 1) / 16 is even: the mean stays 200.
        assertThat(result.effectiveLength(0)).isCloseTo(1000, within(1e-9));
        assertThat(result.effectiveLength(1)).isCloseTo(2000, within(1e-9));
        assertThat(result.fragments(0)).isCloseTo(30, within(1e-3));
        assertThat(result.fragments(1)).isCloseTo(30, within(1e-3));
        assertThat(result.tpm(0)).isCloseTo(2e6 / 3, within(30.0));
        assertThat(result.tpm(1)).isCloseTo(1e6 / 3, within(30.0));
        assertThat(result.uniqueFragments(0)).isEqualTo(10);
        assertThat(result.ambiguousFragments(0)).isEqualTo(30);
        assertThat(result.libraryType()).isEqualTo(LibraryType.IU);
        assertThat(result.fates().assigned()).isEqualTo(60);
        assertThat(result.convergence().converged()).isTrue();
        assertThat(result.convergence().gapNats()).isLessThanOrEqualTo(1e-9);
        assertThat(result.trace()).isNotEmpty();
        assertThat(result.trace().get(result.trace().size() - 1).objective())
                .isEqualTo(result.convergence().objective());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void agreesWithTheModelFragmentByFragment(long seed) {
        RandomFragments random = new RandomFragments(12, seed);
        ListSource source = ListSource.of(random.lengths(), random.mixed(1500));
        Abundances result = quantify(TIGHT, source, 1);
        NaiveQuantifier naive = new NaiveQuantifier(
                random.lengths(), source.fragments(), result.libraryType(), result.fragmentLengths());
        assertThat(naive.fragments()).isEqualTo((int) result.fates().assigned());
        double[] expected = naive.estimate(10_000);
        double[] found = fragments(result);
        assertThat(naive.logLikelihood(found)).isCloseTo(naive.logLikelihood(expected), within(1e-5));
        for (int t = 0; t < found.length; t++) {
            assertThat(result.effectiveLength(t)).isEqualTo(naive.effectiveLength()[t]);
            assertThat(found[t]).as("transcript %d", t).isCloseTo(expected[t], within(0.05));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    void oneNatBinsStayNearTheModel(long seed) {
        RandomFragments random = new RandomFragments(40, seed);
        ListSource source = ListSource.of(random.lengths(), random.pairs(20_000));
        Abundances exact = quantify(TIGHT, source, 1);
        Abundances binned = quantify(
                QuantOptions.builder().toleranceNats(1e-7).maxUpdates(100_000).build(), source, 1);
        assertThat(binned.classes().classes()).isLessThan(exact.classes().classes() / 2);
        for (int t = 0; t < 40; t++) {
            assertThat(binned.fragments(t)).as("transcript %d", t).isCloseTo(exact.fragments(t), within(40.0));
        }
    }

    @ParameterizedTest(name = "{0} threads")
    @ValueSource(ints = {2, 3, 8})
    void neitherOrderNorThreadsNorMemoryChangeABit(int threads) {
        RandomFragments random = new RandomFragments(200, 6);
        List<Placed> list = random.mixed(20_000);
        for (AbundancePrior prior : List.of(new AbundancePrior.None(), new AbundancePrior.Dirichlet(0.01, false))) {
            QuantOptions options = QuantOptions.builder()
                    .prior(prior)
                    .bootstraps(3)
                    .maxUpdates(300)
                    .build();
            Abundances one = quantify(options, ListSource.of(random.lengths(), list), 1);
            List<Placed> shuffled = new ArrayList<>(list);
            Collections.shuffle(shuffled, new Random(threads));
            QuantOptions small = QuantOptions.builder()
                    .prior(prior)
                    .bootstraps(3)
                    .maxUpdates(300)
                    .bufferBytes(50_000)
                    .build();
            Abundances other = quantify(small, ListSource.of(random.lengths(), shuffled), threads);
            assertSame(other, one);
        }
    }

    private static void assertSame(Abundances other, Abundances one) {
        assertThat(fragments(other)).containsExactly(fragments(one));
        assertThat(other.convergence()).isEqualTo(one.convergence());
        assertThat(other.trace()).isEqualTo(one.trace());
        assertThat(other.fates()).isEqualTo(one.fates());
        assertThat(other.classes().counts()).containsExactly(one.classes().counts());
        assertThat(weights(other)).containsExactly(weights(one));
        for (int t = 0; t < one.transcripts(); t++) {
            assertThat(other.tpm(t)).isEqualTo(one.tpm(t));
            assertThat(other.effectiveLength(t)).isEqualTo(one.effectiveLength(t));
            for (int r = 0; r < 3; r++) {
                assertThat(other.bootstraps().fragments(r, t))
                        .isEqualTo(one.bootstraps().fragments(r, t));
            }
        }
    }

    private static double[] weights(Abundances abundances) {
        ClassTable table = abundances.classTable();
        double[] weights = new double[2 * table.entries()];
        for (int e = 0; e < table.entries(); e++) {
            weights[2 * e] = table.transcript(e);
            weights[2 * e + 1] = table.weight(e);
        }
        return weights;
    }

    @Test
    void nothingToQuantify() {
        ListSource source = new ListSource(ListSource.transcriptome(500, 600), List.of(), 7, 2);
        QuantOptions options = QuantOptions.builder().bootstraps(5).build();
        Abundances result = quantify(options, source, 2);
        assertThat(fragments(result)).containsExactly(0, 0);
        assertThat(result.tpm(1)).isZero();
        assertThat(result.effectiveLength(0)).isCloseTo(251, within(1e-6));
        assertThat(result.fates().total()).isEqualTo(9);
        assertThat(result.fates().assigned()).isZero();
        assertThat(result.convergence().converged()).isTrue();
        assertThat(result.bootstraps().replicates()).isEqualTo(5);
        assertThat(result.bootstraps().fragments(4, 1)).isZero();
    }

    @Test
    void singleEndReadsTakeTheGivenLengths() {
        List<Placed> list = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            list.add(Placed.single().at(i % 2, 0, 300 + i, i % 10 == 0 ? Orientation.SF : Orientation.SR));
        }
        QuantOptions options =
                QuantOptions.builder().fragmentMean(180).fragmentSd(20).build();
        Abundances result = quantify(options, ListSource.of(new int[] {1000, 2000}, list), 1);
        assertThat(result.libraryType()).isEqualTo(LibraryType.SR);
        assertThat(result.fates().count(ReadFates.WRONG_STRAND)).isEqualTo(10);
        assertThat(result.fates().assigned()).isEqualTo(90);
        assertThat(result.fragmentLengths().observed()).isZero();
        assertThat(result.effectiveLength(0)).isCloseTo(821, within(1e-6));
    }

    @Test
    void scoreScaleMayBeGiven() {
        List<Placed> list = List.of(Placed.pair().at(0, 0, 200, Orientation.ISF).at(1, -1, 200, Orientation.ISF));
        QuantOptions options = QuantOptions.builder().scoreScaleOverride(2).build();
        Abundances result = quantify(options, ListSource.of(new int[] {1000, 1000}, list), 1);
        assertThat(result.scoreScale().natsPerUnit()).isEqualTo(2);
        assertThat(result.classes().weight(1)).isCloseTo(Math.exp(-2), within(0x1p-32));
    }

    @Test
    void givenLibraryTypeIsObeyedAndTheEvidenceKept() {
        List<Placed> list = List.of(
                Placed.pair().at(0, 0, 200, Orientation.ISF),
                Placed.pair().at(0, 0, 220, Orientation.ISR),
                Placed.of(FragmentKind.ORPHAN).at(0, 0, 220, Orientation.FIRST_REVERSE));
        QuantOptions options =
                QuantOptions.builder().libraryType(LibraryType.ISF).build();
        Abundances result = quantify(options, ListSource.of(new int[] {1000}, list), 1);
        assertThat(result.libraryType()).isEqualTo(LibraryType.ISF);
        assertThat(result.library().type()).isEqualTo(LibraryType.IU);
        assertThat(result.fates().count(ReadFates.WRONG_STRAND)).isEqualTo(2);
        assertThat(result.fragmentLengths().observed()).isEqualTo(1);
        assertThat(result.fragments(0)).isEqualTo(1);
        assertThat(result.tpm(0)).isEqualTo(1e6);
    }

    @Test
    void endsUnsettledAtTheLargestNumberOfUpdates() {
        RandomFragments random = new RandomFragments(200, 8);
        QuantOptions options =
                QuantOptions.builder().toleranceNats(1e-12).maxUpdates(9).build();
        Abundances result = quantify(options, ListSource.of(random.lengths(), random.pairs(5000)), 1);
        assertThat(result.convergence().converged()).isFalse();
        assertThat(result.convergence().updates()).isEqualTo(9);
        assertThat(result.convergence().gapNats()).isGreaterThan(1e-12);
    }

    @ParameterizedTest(name = "tolerance {0} nats")
    @ValueSource(doubles = {10, 1, 0.1})
    void gapIsTrue(double nats) {
        RandomFragments random = new RandomFragments(60, 9);
        ListSource source = ListSource.of(random.lengths(), random.pairs(5000));
        Abundances loose = quantify(QuantOptions.builder().toleranceNats(nats).build(), source, 1);
        Abundances best = quantify(
                QuantOptions.builder().toleranceNats(1e-8).maxUpdates(100_000).build(), source, 1);
        double below = best.convergence().objective() - loose.convergence().objective();
        assertThat(loose.convergence().gapNats()).isLessThanOrEqualTo(nats);
        assertThat(below).isLessThanOrEqualTo(loose.convergence().gapNats());
    }
}
