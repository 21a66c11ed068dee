package org.emkit.motif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.emkit.em.Workers;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.SequenceSetBuilder;
import org.emkit.sequence.Strand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MotifFinderTest {
    private static final MotifOptions OPTIONS =
            MotifOptions.withDefaults().withWidths(6, 12).withMotifs(1).withHeldOut(false, 5);
    private static final Planted PLANTED = new Planted(
            Alphabet.DNA,
            60,
            80,
            true,
            11,
            List.of(new Planted.Recipe("CCACTAGATGG", 0.92, 0.8), new Planted.Recipe("TGACTCAGC", 0.9, 0.6)));

    private static MotifResults find(SequenceSet set, MotifOptions options, int threads) {
        try (Workers workers = new Workers(threads)) {
            BackgroundModel background =
                    BackgroundModel.estimate(set, 0, set.alphabet().isComplementable());
            return MotifFinder.with(options, workers).find(set, background, MotifListener.none());
        }
    }

    /** All that is reported, in words; sites by name. */
    private static List<String> told(MotifResults results) {
        return results.motifs().stream()
                .map(motif -> java.util.Arrays.toString(motif.observed().probabilities())
                        + java.util.Arrays.toString(motif.fitted().probabilities())
                        + motif.logEValue()
                        + motif.logLikelihoodRatio()
                        + motif.expectedSites()
                        + motif.heldOut()
                        + motif.trace()
                        + motif.sites().stream()
                                .map(site -> results.sequences().name(site.sequence())
                                        + site.start()
                                        + site.strand()
                                        + site.pValue()
                                        + site.score())
                                .sorted()
                                .collect(Collectors.joining(" ")))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(SiteModel.class)
    void findsPlantedSites(SiteModel model) {
        MotifResults results = find(PLANTED.set(), OPTIONS.withModel(model).withMotifs(2), 1);
        assertThat(results.motifs()).hasSize(2);
        assertThat(PLANTED.recall(0, results.motifs().get(0), 2)).isGreaterThan(0.9);
        if (model != SiteModel.OOPS) {
            assertThat(PLANTED.precision(0, results.motifs().get(0), 2)).isGreaterThan(0.9);
            assertThat(PLANTED.recall(1, results.motifs().get(1), 2)).isGreaterThan(0.7);
        }
        assertThat(results.motifs().get(0).logEValue()).isLessThan(-60);
    }

    @Test
    void strandsOfSitesAreThoseOfThePlantedWord() {
        Motif motif = find(PLANTED.set(), OPTIONS, 1).motifs().get(0);
        int same = 0;
        for (Site site : motif.sites()) {
            for (Planted.Truth each : PLANTED.truth()) {
                if (each.motif() == 0 && each.sequence() == site.sequence()) {
                    same += each.reverse() == (site.strand() == Strand.REVERSE) ? 1 : -1;
                }
            }
        }
        // All alike, or, the motif being reported on its other strand, all opposite.
        assertThat(Math.abs(same)).isGreaterThan(motif.sites().size() - 6);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    void threadsChangeNothing(int threads) {
        MotifOptions options = OPTIONS.withMotifs(2).withHeldOut(true, 5);
        assertThat(told(find(PLANTED.set(), options, threads))).isEqualTo(told(find(PLANTED.set(), options, 1)));
    }

    @Test
    void orderOfSequencesChangesNothing() {
        MotifOptions options = OPTIONS.withMotifs(2).withHeldOut(true, 5);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < PLANTED.texts().size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(5));
        SequenceSetBuilder builder = new SequenceSetBuilder(Alphabet.DNA);
        order.forEach(i -> builder.begin("s" + i).add(PLANTED.texts().get(i)));
        assertThat(told(find(builder.build(), options, 2))).isEqualTo(told(find(PLANTED.set(), options, 2)));
    }

    @Test
    void theOtherStrandChangesStrandsAlone() {
        SequenceSet set = PLANTED.set();
        List<String> others = new ArrayList<>();
        for (int i = 0; i < set.size(); i++) {
            others.add(set.text(i, 0, set.length(i), Strand.REVERSE));
        }
        Motif given = find(set, OPTIONS, 1).motifs().get(0);
        Motif other =
                find(Planted.set(Alphabet.DNA, others), OPTIONS, 1).motifs().get(0);
        assertThat(other.observed().probabilities())
                .containsExactly(given.observed().probabilities());
        assertThat(other.logEValue()).isEqualTo(given.logEValue());
        List<String> mirrored = given.sites().stream()
                .map(site -> site.sequence() + " " + (80 - given.width() - site.start())
                        + site.strand().opposite())
                .sorted()
                .toList();
        assertThat(other.sites().stream()
                        .map(site -> site.sequence() + " " + site.start() + site.strand())
                        .sorted())
                .isEqualTo(mirrored);
    }

    @Test
    void palindromesReadTheSameOnBothStrands() {
        Planted planted = new Planted(Alphabet.DNA, 40, 70, true, 4, List.of(new Planted.Recipe("TGACGTCA", 0.9, 0.9)));
        Motif motif =
                find(planted.set(), OPTIONS.withPalindrome(true), 1).motifs().get(0);
        assertThat(motif.observed().probabilities())
                .containsExactly(motif.observed().reverseComplement().probabilities());
        assertThat(motif.sites()).allMatch(site -> site.strand() == Strand.FORWARD);
        assertThat(planted.recall(0, motif, 1)).isGreaterThan(0.85);
    }

    @Test
    void proteinMotifsAreFound() {
        Planted planted =
                new Planted(Alphabet.PROTEIN, 25, 60, false, 6, List.of(new Planted.Recipe("GKSTLWCH", 0.8, 0.8)));
        Motif motif = find(planted.set(), OPTIONS, 1).motifs().get(0);
        assertThat(planted.recall(0, motif, 2)).isGreaterThan(0.9);
        assertThat(planted.precision(0, motif, 2)).isGreaterThan(0.9);
    }

    @Test
    void controlsTakeAwayWhatTheyShare() {
        // The stronger motif is in the controls, too.
        Planted both = new Planted(
                Alphabet.DNA,
                120,
                60,
                true,
                2,
                List.of(new Planted.Recipe("GGCCAATCAG", 0.95, 0.7), new Planted.Recipe("TTATCTCAGT", 0.92, 0.6)));
        Planted controls =
                new Planted(Alphabet.DNA, 120, 60, true, 3, List.of(new Planted.Recipe("GGCCAATCAG", 0.95, 0.7)));
        Motif motif = find(both.set(), OPTIONS.withControls(controls.set()), 1)
                .motifs()
                .get(0);
        assertThat(both.recall(0, motif, 2)).isLessThan(0.1);
        assertThat(both.recall(1, motif, 2)).isGreaterThan(0.6);
    }

    @Test
    void stopsAtAnEValueOrWhenTimeIsUp() {
        MotifResults none = find(PLANTED.set(), OPTIONS.withMaxEValue(1e-300), 1);
        assertThat(none.motifs()).isEmpty();
        assertThat(none.stopped()).contains("E-value");
        try (Workers workers = Workers.single()) {
            MotifResults one = MotifFinder.with(OPTIONS.withMotifs(5), workers)
                    .endingWhen(() -> true)
                    .find(PLANTED.set(), BackgroundModel.uniform(Alphabet.DNA), MotifListener.none());
            assertThat(one.motifs()).hasSize(1);
            assertThat(one.stopped()).contains("time").contains("cut short");
        }
    }

    @Test
    void timeEndsASearchUnderWay() {
        AtomicInteger asked = new AtomicInteger();
        MotifOptions options = OPTIONS.withMotifs(5).withHeldOut(true, 5);
        try (Workers workers = Workers.single()) {
            MotifResults cut = MotifFinder.with(options, workers)
                    .endingWhen(() -> asked.incrementAndGet() > 200)
                    .find(PLANTED.set(), BackgroundModel.uniform(Alphabet.DNA), MotifListener.none());
            assertThat(cut.motifs()).hasSize(1);
            assertThat(PLANTED.recall(0, cut.motifs().get(0), 2)).isGreaterThan(0.8);
            assertThat(cut.stopped())
                    .startsWith("time is up: the last search was cut short")
                    .containsOnlyOnce("time is up")
                    .contains("; held-out evidence is of searches cut short");
        }
    }

    @Test
    void oddSetsAreSearched() {
        assertThat(find(Planted.set(Alphabet.DNA, List.of("ACG", "TT", "")), OPTIONS, 1)
                        .motifs())
                .isEmpty();
        MotifResults single = find(Planted.set(Alphabet.DNA, List.of("ACGTACCATTGACCATGACC")), OPTIONS, 1);
        assertThat(single.motifs().size()).isBetween(0, 1);
        String unknown = "N".repeat(60);
        assertThat(find(
                                Planted.set(Alphabet.DNA, List.of(unknown, unknown, "ACGTTGCATGCA", "TTGCATGAACGT")),
                                OPTIONS,
                                1)
                        .motifs())
                .hasSizeLessThanOrEqualTo(1);
    }

    /** Bounds on the number of sites shrink with the parts that held-out evidence is from, but not below two. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void fewSitesAreJudgedToo(int sites) {
        SequenceSet few = Planted.set(Alphabet.DNA, PLANTED.texts().subList(0, 16));
        MotifOptions options = OPTIONS.withWidths(9, 9).withHeldOut(true, 5);
        assertThat(find(few, options.withSites(0, sites), 1).motifs()).hasSize(1);
        assertThat(find(few, options.withSites(sites, 0), 1).motifs()).hasSize(1);
    }

    /** Of many sequences, a motif has sites in more than two. */
    @Test
    void twoSitesOfManyAreNoMotif() {
        Planted plain = new Planted(Alphabet.DNA, 400, 50, true, 7, List.of());
        MotifResults results = find(plain.set(), OPTIONS.withWidths(8, 8).withMotifs(2), 2);
        assertThat(results.motifs())
                .allSatisfy(motif -> assertThat(motif.sites()).hasSizeGreaterThanOrEqualTo(10));
    }

    @Test
    void numberOfSitesIsKept() {
        Motif motif = find(PLANTED.set(), OPTIONS.withSites(20, 20), 1).motifs().get(0);
        assertThat(motif.sites()).hasSize(20);
    }

    @Test
    void positionPriorsGuideTheSearch() {
        double[] start = new double[PLANTED.set().letters()];
        java.util.Arrays.fill(start, 1e-6);
        for (Planted.Truth each : PLANTED.truth()) {
            if (each.motif() == 1) {
                start[each.sequence() * 80 + each.start()] = 0.9;
            }
        }
        PositionPriors priors = PositionPriors.of(PLANTED.set(), start);
        Motif motif = find(PLANTED.set(), OPTIONS.withWidths(9, 9).withPositionPriors(priors), 1)
                .motifs()
                .get(0);
        assertThat(PLANTED.recall(1, motif, 2)).isGreaterThan(0.9);
    }

    /** Second sites of the same sequences are no second motif. */
    @Test
    void aMotifIsReportedOnce() {
        String word = "GGCACCTAGTGGC";
        Planted twice = new Planted(
                Alphabet.DNA,
                50,
                100,
                true,
                3,
                List.of(
                        new Planted.Recipe(word, 0.85, 1),
                        new Planted.Recipe(word, 0.8, 0.8),
                        new Planted.Recipe(word, 0.75, 0.6)));
        MotifResults results = find(twice.set(), OPTIONS.withWidths(6, 20).withMotifs(3), 1);
        MotifSimilarity similarity = new MotifSimilarity(results.background().probabilities(), true);
        Motif first = results.motifs().get(0);
        assertThat(first.logEValue()).isLessThan(-100);
        assertThat(results.motifs().stream().skip(1))
                .allSatisfy(other -> assertThat(similarity.of(first.observed(), other.observed()))
                        .isLessThan(0.6))
                .allSatisfy(other -> assertThat(other.logEValue()).isGreaterThan(-10));
    }

    /** The planted motif in sequences whose letters around it are a little uneven. */
    @Test
    void flanksThatSayLittleAreCutOff() {
        Planted planted =
                new Planted(Alphabet.DNA, 400, 120, false, 5, List.of(new Planted.Recipe("TGACTCAT", 0.95, 1)));
        Random random = new Random(5);
        List<String> texts = new ArrayList<>();
        for (Planted.Truth site : planted.truth()) {
            char[] letters = planted.texts().get(site.sequence()).toCharArray();
            for (int k = Math.max(0, site.start() - 10); k < Math.min(letters.length, site.start() + 18); k++) {
                boolean flank = k < site.start() || k >= site.start() + 8;
                letters[k] = flank && random.nextDouble() < 0.35 ? 'G' : letters[k];
            }
            texts.add(new String(letters));
        }
        SequenceSet set = Planted.set(Alphabet.DNA, texts);
        MotifOptions options = OPTIONS.withWidths(6, 30).withBothStrands(false);
        assertThat(find(set, options.withTrim(0), 1).motifs().get(0).width()).isGreaterThan(12);
        assertThat(find(set, options, 1).motifs().get(0).width()).isBetween(8, 9);
    }
}
