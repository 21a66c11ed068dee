package org.emkit.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KletShuffleTest {
    private static byte[] codes(Alphabet alphabet, String text) {
        byte[] codes = new byte[text.length()];
        for (int k = 0; k < codes.length; k++) {
            codes[k] = alphabet.code(text.charAt(k));
        }
        return codes;
    }

    private static String text(Alphabet alphabet, byte[] codes) {
        StringBuilder text = new StringBuilder();
        for (byte code : codes) {
            text.append(alphabet.letter(code));
        }
        return text.toString();
    }

    private static String shuffled(Alphabet alphabet, String text, int wordLength, long seed, int number) {
        byte[] codes = codes(alphabet, text);
        return text(alphabet, new KletShuffle(alphabet, wordLength, seed).shuffle(codes, 0, codes.length, number));
    }

    private static Map<String, Integer> words(String text, int length) {
        Map<String, Integer> count = new HashMap<>();
        for (String stretch : text.split("N+", -1)) {
            for (int k = 0; k + length <= stretch.length(); k++) {
                count.merge(stretch.substring(k, k + length), 1, Integer::sum);
            }
        }
        return count;
    }

    private static String random(SplittableRandom random, int length, String letters) {
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < length; k++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void keepsEveryWordAndEveryWildcard(int length) {
        SplittableRandom random = new SplittableRandom(length);
        int changed = 0;
        for (int trial = 0; trial < 100; trial++) {
            String text = random(random, random.nextInt(300), trial % 2 == 0 ? "ACGT" : "AAAATTTCGN");
            String other = shuffled(Alphabet.DNA, text, length, 5, trial);
            assertThat(words(other, length)).isEqualTo(words(text, length));
            for (int k = 0; k < text.length(); k++) {
                assertThat(other.charAt(k) == 'N').isEqualTo(text.charAt(k) == 'N');
            }
            changed += other.equals(text) ? 0 : 1;
        }
        assertThat(changed).isGreaterThan(30);
    }

    @Test
    void proteinsHaveMoreWords() {
        String text = random(new SplittableRandom(9), 400, "ACDEFGHIKLMNPQRSTVWY");
        for (int length = 1; length <= 4; length++) {
            String other = shuffled(Alphabet.PROTEIN, text, length, 1, 0);
            for (int k = 0; k + length <= text.length(); k++) {
                assertThat(other).contains(text.substring(k, k + length));
            }
        }
        assertThat(shuffled(Alphabet.PROTEIN, text, 1, 1, 0)).isNotEqualTo(text);
    }

    private static void arrangements(String rest, String sofar, Set<String> all) {
        if (rest.isEmpty()) {
            all.add(sofar);
        }
        for (int k = 0; k < rest.length(); k++) {
            arrangements(rest.substring(0, k) + rest.substring(k + 1), sofar + rest.charAt(k), all);
        }
    }

    /** χ² of the counts of all sequences with the same words; its mean is their number less one, its variance twice that. */
    private static void assertUniform(String text, int length) {
        TreeSet<String> all = new TreeSet<>();
        arrangements(text, "", all);
        all.removeIf(each -> !words(each, length).equals(words(text, length)));
        Map<String, Integer> seen = new HashMap<>();
        int shuffles = 300 * all.size();
        for (int number = 0; number < shuffles; number++) {
            seen.merge(shuffled(Alphabet.DNA, text, length, 7, number), 1, Integer::sum);
        }
        assertThat(seen.keySet()).isEqualTo(all);
        double chi = 0;
        for (String each : all) {
            double excess = seen.get(each) - 300;
            chi += excess * excess / 300;
        }
        double freedom = all.size() - 1;
        assertThat(all.size()).isGreaterThan(1);
        assertThat(chi).isBetween(freedom - 4 * Math.sqrt(2 * freedom), freedom + 4 * Math.sqrt(2 * freedom));
    }

    @Test
    void uniformAmongAllWithTheSameWords() {
        assertUniform("AACAGA", 1);
        assertUniform("ACAGATAC", 2);
        assertUniform("AACCAACA", 2);
        assertUniform("ACACGACAT", 3);
    }

    @Test
    void otherStrandGivesTheOtherStrand() {
        SplittableRandom random = new SplittableRandom(4);
        for (int trial = 0; trial < 50; trial++) {
            String text = random(random, 80, "ACGTN");
            byte[] codes = codes(Alphabet.DNA, text);
            byte[] reverse = new byte[codes.length];
            for (int k = 0; k < codes.length; k++) {
                reverse[k] = (byte) Alphabet.DNA.complement(codes[codes.length - 1 - k]);
            }
            String here = shuffled(Alphabet.DNA, text, 3, 11, trial);
            String there = shuffled(Alphabet.DNA, text(Alphabet.DNA, reverse), 3, 11, trial);
            SequenceSet set =
                    new SequenceSetBuilder(Alphabet.DNA).begin("a").add(there).build();
            assertThat(set.text(0, 0, 80, Strand.REVERSE)).isEqualTo(here);
            assertThat(ContentHash.of(Alphabet.DNA, codes, 0, 80))
                    .isEqualTo(ContentHash.of(Alphabet.DNA, reverse, 0, 80));
        }
    }

    @Test
    void seedAndNumberMatterAndOrderDoesNot() {
        String text = random(new SplittableRandom(5), 60, "ACGT");
        assertThat(shuffled(Alphabet.DNA, text, 2, 1, 0)).isEqualTo(shuffled(Alphabet.DNA, text, 2, 1, 0));
        assertThat(shuffled(Alphabet.DNA, text, 2, 1, 0)).isNotEqualTo(shuffled(Alphabet.DNA, text, 2, 2, 0));
        assertThat(shuffled(Alphabet.DNA, text, 2, 1, 0)).isNotEqualTo(shuffled(Alphabet.DNA, text, 2, 1, 1));
        SequenceSet set = new SequenceSetBuilder(Alphabet.DNA)
                .begin("a", 0.5)
                .add("ACGTACGGTCA")
                .begin("b")
                .add(text)
                .build();
        SequenceSet shuffled = new KletShuffle(Alphabet.DNA, 2, 1).shuffle(set, 0);
        assertThat(shuffled.text(1, 0, 60, Strand.FORWARD)).isEqualTo(shuffled(Alphabet.DNA, text, 2, 1, 0));
        assertThat(shuffled.name(0)).isEqualTo("a");
        assertThat(shuffled.weight(0)).isEqualTo(0.5);
    }

    @Test
    void shortSequencesStay() {
        assertThat(shuffled(Alphabet.DNA, "", 3, 1, 0)).isEmpty();
        assertThat(shuffled(Alphabet.DNA, "ACG", 3, 1, 0)).isEqualTo("ACG");
        assertThat(shuffled(Alphabet.DNA, "NNN", 1, 1, 0)).isEqualTo("NNN");
        assertThatThrownBy(() -> new KletShuffle(Alphabet.DNA, 7, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hashesTellSequencesApart() {
        TreeSet<Long> hashes = new TreeSet<>();
        SplittableRandom random = new SplittableRandom(6);
        for (int k = 0; k < 5000; k++) {
            byte[] codes = codes(Alphabet.PROTEIN, random(random, 12, "ACDEFGHIKLMNPQRSTVWY"));
            hashes.add(ContentHash.of(Alphabet.PROTEIN, codes, 0, 12));
        }
        assertThat(hashes).hasSize(5000);
        assertThat(hashes.stream().filter(hash -> hash < 0).count()).isBetween(2300L, 2700L);
    }
}
