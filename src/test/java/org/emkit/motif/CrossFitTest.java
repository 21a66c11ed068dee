package org.emkit.motif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.emkit.em.Workers;
import org.emkit.matrix.PositionProbabilityMatrix;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.SequenceSetBuilder;
import org.emkit.sequence.Strand;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CrossFitTest {
    private static final CrossFit.Settings USUAL = new CrossFit.Settings(5, 2, 3, true, 1);

    /** Random letters, uneven, with runs of A as real sequences have them; the first {@code planted} with a word. */
    static List<String> texts(long seed, int count, int length, int planted, String word) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < length) {
                text.append("AAAAATTTTTCCGGAAAAAATTA".charAt(random.nextInt(23)));
                if (random.nextInt(20) == 0) {
                    text.append("AAAA");
                }
            }
            text.setLength(length);
            if (i < planted) {
                int at = random.nextInt(length - word.length());
                text.replace(at, at + word.length(), word);
            }
            texts.add(text.toString());
        }
        return texts;
    }

    static SequenceSet set(List<String> texts) {
        SequenceSetBuilder set = new SequenceSetBuilder(Alphabet.DNA);
        for (String text : texts) {
            set.begin("s" + set.size()).add(text);
        }
        return set.build();
    }

    private static List<HeldOut> judge(SequenceSet set, @Nullable SequenceSet controls, int threads) {
        WordSearch search = new WordSearch(2);
        try (Workers workers = new Workers(threads)) {
            BackgroundModel background = BackgroundModel.estimate(set, 0, true);
            CrossFit fit = new CrossFit(set, controls, background, USUAL, workers);
            return fit.judge(search.find(set, new int[0], null), search);
        }
    }

    /** Sequences without motifs: of 200 sets no more have p ≤ u than u of them and three standard errors. */
    @Test
    void neverAntiConservative() {
        int sets = 200;
        double[] levels = {0.001, 0.01, 0.05};
        int[] atMost = new int[3];
        int[] adjusted = new int[3];
        for (int s = 0; s < sets; s++) {
            List<HeldOut> evidence = judge(set(texts(1000 + s, 30, 50, 0, "")), null, 1);
            for (int k = 0; k < levels.length; k++) {
                double level = Math.log(levels[k]);
                atMost[k] += evidence.get(0).logPValue() <= level ? 1 : 0;
                adjusted[k] += evidence.stream().anyMatch(each -> each.logAdjusted() <= level) ? 1 : 0;
            }
        }
        for (int k = 0; k < levels.length; k++) {
            double u = levels[k];
            double most = sets * (u + 3 * Math.sqrt(u * (1 - u) / sets));
            assertThat(atMost[k]).as("p ≤ %s", u).isLessThanOrEqualTo((int) most);
            assertThat(adjusted[k]).as("adjusted p ≤ %s", u).isLessThanOrEqualTo((int) most);
        }
    }

    @Test
    void findsWhatIsThere() {
        HeldOut strong = judge(set(texts(7, 30, 50, 30, "TGACTCAG")), null, 1).get(0);
        HeldOut half = judge(set(texts(7, 30, 50, 15, "TGACTCAG")), null, 1).get(0);
        assertThat(strong.isSignificant()).isTrue();
        assertThat(strong.positives()).isEqualTo(18);
        assertThat(strong.positivesHit()).isEqualTo(18);
        assertThat(strong.controls()).isEqualTo(18 * 50);
        assertThat(strong.logPValue()).isLessThan(-10);
        assertThat(strong.rocArea()).isGreaterThan(0.8);
        assertThat(half.isSignificant()).isTrue();
    }

    /** Half a million letters of a part's shuffles are enough, but each sequence has three. */
    @Test
    void longSequencesHaveFewerShuffles() {
        HeldOut few = judge(set(texts(7, 5, 25_000, 5, "TGACTCAGTTA")), null, 2).get(0);
        HeldOut fewest =
                judge(set(texts(7, 5, 250_000, 5, "TGACTCAGTTA")), null, 2).get(0);
        assertThat(few.controls()).isEqualTo(few.positives() * 20).isPositive();
        assertThat(fewest.controls()).isEqualTo(fewest.positives() * 3).isPositive();
    }

    /** Order, strand, and threads change no bit. */
    @Test
    void dependsOnContentAlone() {
        List<String> texts = texts(3, 40, 60, 20, "TGACTCAG");
        List<HeldOut> expected = judge(set(texts), null, 1);
        assertThat(judge(set(texts), null, 3)).isEqualTo(expected);
        List<String> other = new ArrayList<>();
        SequenceSet set = set(texts);
        for (int i = 0; i < set.size(); i++) {
            other.add(set.text(i, 0, 60, i % 2 == 0 ? Strand.FORWARD : Strand.REVERSE));
        }
        Collections.shuffle(other, new Random(5));
        assertThat(judge(set(other), null, 2)).isEqualTo(expected);
    }

    /** Copies say nothing new: each content counts once where it is tested. */
    @Test
    void copiesCountOnce() {
        List<String> texts = texts(3, 20, 60, 0, "");
        List<String> twice = new ArrayList<>(texts);
        twice.addAll(texts);
        assertThat(judge(set(twice), null, 1).get(0).positives()).isLessThanOrEqualTo(12);
    }

    @Test
    void againstControlsOfOtherLengths() {
        SequenceSet controls = set(texts(50, 40, 175, 0, ""));
        HeldOut present =
                judge(set(texts(7, 40, 50, 25, "TGACTCAG")), controls, 2).get(0);
        assertThat(present.isSignificant()).isTrue();
        assertThat(present.controls()).isEqualTo(24 * 3);
        SequenceSet same = set(texts(51, 40, 50, 40, "TGACTCAG"));
        assertThat(judge(set(texts(7, 40, 50, 25, "TGACTCAG")), same, 2).get(0).isSignificant())
                .isFalse();
    }

    @Test
    void fewOrNoSequences() {
        for (int count = 1; count < 8; count++) {
            HeldOut evidence =
                    judge(set(texts(7, count, 50, count, "TGACTCAG")), null, 1).get(0);
            assertThat(evidence.logPValue()).isBetween(-30.0, 0.0);
            assertThat(evidence.logAdjusted()).isBetween(evidence.logPValue(), 0.0);
        }
    }

    @Test
    void searchThatFindsNothing() {
        SequenceSet set = set(texts(7, 20, 50, 20, "TGACTCAG"));
        BackgroundModel background = BackgroundModel.estimate(set, 0, true);
        CrossFit fit = new CrossFit(set, null, background, USUAL, Workers.single());
        List<PositionProbabilityMatrix> motifs = new WordSearch(2).find(set, new int[0], null);
        assertThat(fit.judge(motifs, (part, members, controls) -> List.of()))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.logAdjusted()).isZero());
        assertThat(fit.judge(List.of(), new WordSearch(2))).isEmpty();
    }

    /** Parts 1–2, 1–3 and 1–4 of five: never the part that is tested. */
    @Test
    void searchesBelowWhatItTests() {
        SequenceSet set = set(texts(7, 50, 50, 0, ""));
        List<Integer> sizes = new ArrayList<>();
        CrossFit fit = new CrossFit(set, null, BackgroundModel.uniform(Alphabet.DNA), USUAL, Workers.single());
        fit.judge(List.of(), (part, members, controls) -> {
            sizes.add(part.size());
            assertThat(part.name(0)).isEqualTo(set.name(members[0]));
            return List.of();
        });
        assertThat(sizes).containsExactlyInAnyOrder(20, 30, 40);
    }
}
