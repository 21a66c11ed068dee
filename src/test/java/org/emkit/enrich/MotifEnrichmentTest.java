package org.emkit.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.emkit.em.Workers;
import org.emkit.enrich.EnrichmentOptions.Test;
import org.emkit.matrix.KnownMotif;
import org.emkit.matrix.PositionProbabilityMatrix;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.SequenceSetBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MotifEnrichmentTest {
    private static KnownMotif motif(String word) {
        double[] f = new double[4 * word.length()];
        java.util.Arrays.fill(f, 0.05);
        for (int k = 0; k < word.length(); k++) {
            f[4 * k + Alphabet.DNA.code(word.charAt(k))] = 0.85;
        }
        return new KnownMotif(word, "", PositionProbabilityMatrix.of(Alphabet.DNA, f), 20, Double.NaN);
    }

    private static List<String> texts(long seed, int count, int length, int planted, String word) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = 0; k < length; k++) {
                text.append("AAACCGGTTT".charAt(random.nextInt(10)));
            }
            if (i < planted) {
                int at = random.nextInt(length - word.length());
                text.replace(at, at + word.length(), word);
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private static SequenceSet set(List<String> texts) {
        SequenceSetBuilder set = new SequenceSetBuilder(Alphabet.DNA);
        for (String text : texts) {
            set.begin("s" + set.size()).add(text);
        }
        return set.build();
    }

    private static List<Enrichment> test(
            SequenceSet set, @Nullable SequenceSet controls, Test test, int threads, List<KnownMotif> motifs) {
        try (Workers workers = new Workers(threads)) {
            BackgroundModel background = BackgroundModel.estimate(set, 0, true);
            EnrichmentOptions options = new EnrichmentOptions(test, 3, true, 1);
            return new MotifEnrichment(set, controls, background, options, workers).test(motifs);
        }
    }

    private static final List<KnownMotif> THREE = List.of(motif("GATTACA"), motif("TGACTCA"), motif("CACGTG"));

    @ParameterizedTest
    @EnumSource(Test.class)
    void findsWhatWasPlanted(Test test) {
        SequenceSet set = set(texts(1, 80, 60, 40, "TGACTCA"));
        List<Enrichment> results = test(set, null, test, 1, THREE);
        assertThat(results.get(0).motif().id()).isEqualTo("TGACTCA");
        assertThat(results.get(0).logAdjusted()).isLessThan(Math.log(1e-4));
        assertThat(results.get(0).rocArea()).isGreaterThan(0.6);
        assertThat(results.get(1).logAdjusted()).isGreaterThan(Math.log(0.01));
        SequenceSet controls = set(texts(2, 120, 90, 0, ""));
        assertThat(test(set, controls, test, 1, THREE).get(0).logAdjusted()).isLessThan(Math.log(1e-3));
        SequenceSet alike = set(texts(3, 80, 60, 40, "TGACTCA"));
        assertThat(test(set, alike, test, 1, THREE).get(0).logAdjusted()).isGreaterThan(Math.log(0.01));
    }

    /** Sequences without any motif: no more p-values ≤ u than the share u of them and three standard errors. */
    @ParameterizedTest
    @EnumSource(Test.class)
    void neverAntiConservative(Test test) {
        double[] levels = {0.001, 0.01, 0.05};
        int[] atMost = new int[3];
        int[] family = new int[3];
        int sets = 200;
        for (int s = 0; s < sets; s++) {
            List<Enrichment> results = test(set(texts(100 + s, 40, 40, 0, "")), null, test, 1, THREE);
            double first = results.stream()
                    .filter(each -> each.motif().id().equals("TGACTCA"))
                    .findFirst()
                    .orElseThrow()
                    .logPValue();
            for (int k = 0; k < levels.length; k++) {
                atMost[k] += first <= Math.log(levels[k]) ? 1 : 0;
                family[k] += results.get(0).logAdjusted() <= Math.log(levels[k]) ? 1 : 0;
            }
        }
        for (int k = 0; k < levels.length; k++) {
            double u = levels[k];
            int most = (int) (sets * (u + 3 * Math.sqrt(u * (1 - u) / sets)));
            assertThat(atMost[k]).as("p ≤ %s", u).isLessThanOrEqualTo(most);
            assertThat(family[k]).as("adjusted p ≤ %s", u).isLessThanOrEqualTo(most);
        }
        assertThat(atMost[2]).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Test.class)
    void controlsWithoutAWholeWindowDoNotCount(Test test) {
        SequenceSet set = set(texts(5, 100, 60, 0, ""));
        List<String> controls = texts(6, 60, 60, 0, "");
        // No six letters in a row are known: fewer than any of the motifs has.
        texts(7, 200, 60, 0, "").forEach(text -> controls.add(text.replaceAll("(.{5}).", "$1N")));
        for (Enrichment each : test(set, set(controls), test, 1, THREE)) {
            assertThat(each.controls()).as(each.motif().id()).isBetween(40, 60);
            assertThat(each.logPValue()).as(each.motif().id()).isGreaterThan(Math.log(0.001));
        }
    }

    @ParameterizedTest
    @EnumSource(Test.class)
    void dependsOnContentAlone(Test test) {
        List<String> texts = texts(5, 60, 60, 20, "GATTACA");
        List<Enrichment> expected = test(set(texts), null, test, 1, THREE);
        List<String> other = new ArrayList<>(texts);
        Collections.shuffle(other, new Random(3));
        assertThat(test(set(other), null, test, 3, THREE)).isEqualTo(expected);
    }

    @org.junit.jupiter.api.Test
    void correctionsAndCounts() {
        List<Enrichment> results = test(set(texts(1, 100, 60, 50, "TGACTCA")), null, Test.THRESHOLD, 1, THREE);
        assertThat(results).isSortedAccordingTo((a, b) -> Double.compare(a.logPValue(), b.logPValue()));
        Enrichment best = results.get(0);
        assertThat(best.logAdjusted()).isCloseTo(best.logPValue() + Math.log(3), within(1e-12));
        assertThat(best.logQValue()).isCloseTo(best.logPValue() + Math.log(3), within(1e-12));
        assertThat(best.positives()).isEqualTo(70);
        assertThat(best.controls()).isEqualTo(70 * 28);
        double ratio = (best.positivesHit() + 1) / 72.0 / ((best.controlsHit() + 1) / (70 * 28 + 2.0));
        assertThat(best.ratio()).isCloseTo(ratio, within(1e-12));
        assertThat(test(set(texts(1, 10, 5, 0, "")), null, Test.THRESHOLD, 1, THREE))
                .allSatisfy(each -> assertThat(each.logPValue()).isZero());
    }
}
