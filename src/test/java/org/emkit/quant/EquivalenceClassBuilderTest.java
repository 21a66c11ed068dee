package org.emkit.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.emkit.alignment.AlignmentCounts;
import org.emkit.alignment.FragmentKind;
import org.emkit.alignment.LibraryType;
import org.emkit.alignment.Orientation;
import org.emkit.alignment.Transcriptome;
import org.junit.jupiter.api.Test;

class EquivalenceClassBuilderTest {
    private static final Transcriptome TRANSCRIPTS = ListSource.transcriptome(1000, 1000, 1000, 1000);
    private static final double UNIT = 0x1p-32;

    /** All fragments are 200 long: of pairs of 200, weights differ by score alone; one unit is one nat. */
    private static EquivalenceClassBuilder builder(LibraryType library, QuantOptions options) {
        FragmentLengths lengths = FragmentLengths.gaussian(200, 0, 1000);
        CompatibilityWeight weights = new CompatibilityWeight(TRANSCRIPTS, lengths, 1, true);
        return new EquivalenceClassBuilder(TRANSCRIPTS, weights, library, options);
    }

    private static AlignmentCounts counts(long unmapped, long qualityFailed, long placed) {
        long all = unmapped + qualityFailed + placed;
        return new AlignmentCounts(all, 0, 0, all, unmapped, qualityFailed, placed, 0, 0, 0, false, 0, List.of());
    }

    private static Placed inward(int... transcriptAndScore) {
        Placed pair = Placed.pair();
        for (int i = 0; i < transcriptAndScore.length; i += 2) {
            pair.at(transcriptAndScore[i], transcriptAndScore[i + 1], 200, Orientation.ISF);
        }
        return pair;
    }

    /** Classes as {@code transcripts:weights x count}, weights to four digits. */
    private static String text(EquivalenceClasses classes) {
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < classes.classes(); c++) {
            for (int e = classes.start(c); e < classes.start(c + 1); e++) {
                text.append(classes.transcript(e))
                        .append(':')
                        .append(Math.round(classes.weight(e) * 1e4) / 1e4)
                        .append(' ');
            }
            text.append("x").append(Math.round(classes.count(c))).append("; ");
        }
        return text.toString().trim();
    }

    @Test
    void oneNatBinsKeepMeanWeights() {
        EquivalenceClassBuilder builder = builder(LibraryType.IU, QuantOptions.withDefaults());
        builder.add(inward(0, 0, 1, 0).fragment(), 2);
        builder.add(inward(2, -4).fragment(), 5);
        builder.add(inward(0, 0, 1, -1).fragment(), 3);
        builder.add(inward(1, -9, 0, -8).fragment(), 1);
        builder.add(inward(1, 0, 3, -2, 2, -13).fragment(), 1);
        // (0, 1) with ratios 1, 1: bins 0, 0. With 1, e^-1: bins 0, 1; the two fragments of scores (-8, -9) are alike.
        // Transcript 2 at e^-13 of the best is dropped; e^-2 = .1353.
        assertThat(text(builder.build())).isEqualTo("0:1.0 1:1.0 x2; 0:1.0 1:0.3679 x4; 1:1.0 3:0.1353 x1; 2:1.0 x5;");
        ReadFates fates = builder.fates(counts(7, 1, 12));
        assertThat(fates.total()).isEqualTo(20);
        assertThat(fates.assigned()).isEqualTo(12);
        assertThat(fates.count(ReadFates.ASSIGNED_UNIQUE)).isEqualTo(5);
        assertThat(fates.count(ReadFates.UNMAPPED)).isEqualTo(7);
        assertThat(fates.count(ReadFates.QUALITY_FAILED)).isEqualTo(1);
    }

    @Test
    void withoutBinsOneClassAndItsMean() {
        QuantOptions options = QuantOptions.builder().bins(WeightBins.NONE).build();
        EquivalenceClassBuilder builder = builder(LibraryType.IU, options);
        builder.add(inward(0, 0, 1, 0).fragment(), 1);
        builder.add(inward(0, 0, 1, -2).fragment(), 3);
        EquivalenceClasses classes = builder.build();
        assertThat(classes.classes()).isEqualTo(1);
        assertThat(classes.count(0)).isEqualTo(4);
        // (1 + 3 e^-2) / 4
        assertThat(classes.weight(1)).isCloseTo((1 + 3 * Math.exp(-2)) / 4, within(UNIT));
    }

    @Test
    void exactTellsNearWeightsApart() {
        Placed even = inward(0, 0, 1, 0);
        Placed odd = Placed.of(FragmentKind.ORPHAN)
                .at(0, 0, 900, Orientation.FIRST_FORWARD)
                .at(1, 0, 899, Orientation.FIRST_FORWARD);
        for (WeightBins bins : List.of(WeightBins.EXACT, new WeightBins(1))) {
            EquivalenceClassBuilder builder =
                    builder(LibraryType.IU, QuantOptions.builder().bins(bins).build());
            builder.add(even.fragment(), 1);
            builder.add(odd.fragment(), 1);
            assertThat(builder.build().classes()).isEqualTo(bins.equals(WeightBins.EXACT) ? 2 : 1);
        }
    }

    @Test
    void placementsOnOneTranscriptAddUp() {
        EquivalenceClassBuilder builder = builder(LibraryType.IU, QuantOptions.withDefaults());
        Placed twice = inward(0, 0, 1, 0).at(1, 0, 200, Orientation.ISR);
        builder.add(twice.fragment(), 1);
        // Weights 1 and 1 + 1: ratios 1/2 and 1.
        assertThat(text(builder.build())).isEqualTo("0:0.5 1:1.0 x1;");
    }

    @Test
    void libraryDropsPlacementsBeforeTheBestIsSought() {
        EquivalenceClassBuilder builder = builder(LibraryType.ISR, QuantOptions.withDefaults());
        Placed antisense = inward(0, 0).at(1, -30, 200, Orientation.ISR).at(2, -31, 200, Orientation.ISR);
        builder.add(antisense.fragment(), 1);
        assertThat(text(builder.build())).isEqualTo("1:1.0 2:0.3679 x1;");
    }

    @Test
    void fateIsTheLastStepReached() {
        QuantOptions options = QuantOptions.builder()
                .discardDovetails(true)
                .discardOrphans(true)
                .maxFragmentLength(1000)
                .build();
        EquivalenceClassBuilder builder = builder(LibraryType.ISR, options);
        builder.add(Placed.pair().at(0, 0, 1001, Orientation.ISR).fragment(), 1);
        builder.add(Placed.pair().at(0, 0, 90, Orientation.DOVETAIL_SR).fragment(), 2);
        builder.add(
                Placed.of(FragmentKind.ORPHAN)
                        .at(0, 0, 90, Orientation.SECOND_FORWARD)
                        .fragment(),
                4);
        builder.add(
                Placed.of(FragmentKind.DISCORDANT)
                        .at(0, 0, 90, Orientation.SECOND_FORWARD)
                        .fragment(),
                8);
        builder.add(Placed.pair().at(0, 0, 300, Orientation.OSR).fragment(), 16);
        builder.add(
                Placed.pair()
                        .at(0, 0, 300, Orientation.OSR)
                        .at(1, 0, 200, Orientation.ISF)
                        .at(2, 0, 2000, Orientation.ISR)
                        .fragment(),
                32);
        builder.add(inward(0, 0).at(3, -9, 200, Orientation.ISR).fragment(), 64);
        ReadFates fates = builder.fates(counts(0, 0, 127));
        assertThat(fates.rows())
                .extracting(ReadFates.Row::name, ReadFates.Row::fragments)
                .containsExactly(
                        tuple(ReadFates.UNMAPPED, 0L),
                        tuple(ReadFates.QUALITY_FAILED, 0L),
                        tuple(ReadFates.TOO_LONG, 1L),
                        tuple(ReadFates.DOVETAILED_DISCARDED, 2L),
                        tuple(ReadFates.ORPHAN_DISCARDED, 12L),
                        tuple(ReadFates.WRONG_ORIENTATION, 16L),
                        tuple(ReadFates.WRONG_STRAND, 32L),
                        tuple(ReadFates.ASSIGNED_UNIQUE, 64L),
                        tuple(ReadFates.ASSIGNED_AMBIGUOUS, 0L));
        assertThat(text(builder.build())).isEqualTo("3:1.0 x64;");
    }

    @Test
    void partsAddUpToTheWhole() {
        QuantOptions options = QuantOptions.builder().maxFragmentLength(400).build();
        EquivalenceClassBuilder whole = builder(LibraryType.ISF, options);
        List<EquivalenceClassBuilder> parts = List.of(
                builder(LibraryType.ISF, options),
                builder(LibraryType.ISF, options),
                builder(LibraryType.ISF, options));
        List<Placed> fragments = new RandomFragments(4, 3).mixed(3_000);
        fragments.add(inward(0, 0, 1, -1, 2, -2, 3, -3));
        for (int i = 0; i < fragments.size(); i++) {
            whole.add(fragments.get(i).fragment(), i % 5 + 1);
            parts.get(i % 7 % 3).add(fragments.get(i).fragment(), i % 5 + 1);
        }
        parts.get(0).addAll(parts.get(1));
        parts.get(0).addAll(parts.get(2));
        EquivalenceClasses expected = whole.build();
        EquivalenceClasses sum = parts.get(0).build();
        assertThat(text(sum)).isEqualTo(text(expected)).contains("; ");
        assertThat(sum.likelihood(new double[] {1, 1, 1, 1}))
                .containsExactly(expected.likelihood(new double[] {1, 1, 1, 1}));
        long placed = (long) fragments.size() / 5 * 15 + 1;
        assertThat(parts.get(0).fates(counts(0, 0, placed)))
                .usingRecursiveComparison()
                .isEqualTo(whole.fates(counts(0, 0, placed)));
    }

    @Test
    void keptKindsAreCounted() {
        EquivalenceClassBuilder builder = builder(LibraryType.IU, QuantOptions.withDefaults());
        builder.add(Placed.pair().at(0, 0, 90, Orientation.DOVETAIL_SR).fragment(), 2);
        builder.add(inward(1, 0).at(0, 0, 90, Orientation.DOVETAIL_SR).fragment(), 1);
        builder.add(
                Placed.of(FragmentKind.ORPHAN)
                        .at(0, 0, 290, Orientation.SECOND_FORWARD)
                        .fragment(),
                4);
        builder.add(
                Placed.of(FragmentKind.DISCORDANT)
                        .at(0, 0, 290, Orientation.FIRST_FORWARD)
                        .fragment(),
                8);
        ReadFates fates = builder.fates(counts(0, 0, 15));
        assertThat(fates.count(ReadFates.DOVETAILED_KEPT)).isEqualTo(2);
        assertThat(fates.count(ReadFates.ORPHAN_KEPT)).isEqualTo(4);
        assertThat(fates.count(ReadFates.DISCORDANT_KEPT)).isEqualTo(8);
        assertThat(fates.assigned()).isEqualTo(15);
        assertThat(fates.count("no such row")).isZero();
    }

    @Test
    void aFragmentThatGotLostIsOurMistake() {
        EquivalenceClassBuilder builder = builder(LibraryType.IU, QuantOptions.withDefaults());
        builder.add(inward(0, 0).fragment(), 2);
        assertThatThrownBy(() -> builder.fates(counts(0, 0, 3))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void moreFragmentsInAClassThanTheUnitsHoldIsNotSilent() {
        EquivalenceClassBuilder builder = builder(LibraryType.IU, QuantOptions.withDefaults());
        builder.add(inward(0, 0).fragment(), (1L << 31) - 1);
        assertThatThrownBy(() -> builder.add(inward(0, 0).fragment(), 1)).isInstanceOf(ArithmeticException.class);
    }
}
