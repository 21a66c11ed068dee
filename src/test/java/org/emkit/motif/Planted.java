package org.emkit.motif;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.SequenceSetBuilder;
import org.emkit.sequence.Strand;

/** Random sequences with sites of known motifs at known places. */
final class Planted {
    /** A site as it was planted. */
    record Truth(int motif, int sequence, int start, boolean reverse) {}

    /**
     * @param word     most frequent letters
     * @param fidelity chance that a site has the letter of the word; else, any letter
     * @param share    of the sequences with a site
     * @param changes  letters of each site that are not the word's, in the stead of {@code fidelity}; −1: that holds
     */
    record Recipe(String word, double fidelity, double share, int changes) {
        Recipe(String word, double fidelity, double share) {
            this(word, fidelity, share, -1);
        }
    }

    private final Alphabet alphabet;
    private final List<Recipe> recipes;
    private final List<Truth> truth = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    Planted(Alphabet alphabet, int sequences, int length, boolean bothStrands, long seed, List<Recipe> recipes) {
        this.alphabet = alphabet;
        this.recipes = recipes;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < sequences; i++) {
            char[] letters = new char[length];
            for (int k = 0; k < length; k++) {
                letters[k] = letter(random);
            }
            boolean[] taken = new boolean[length];
            for (int m = 0; m < recipes.size(); m++) {
                if (random.nextDouble() < recipes.get(m).share) {
                    plant(letters, taken, m, i, bothStrands && random.nextBoolean(), random);
                }
            }
            texts.add(new String(letters));
        }
    }

    private char letter(SplittableRandom random) {
        return alphabet.letter(random.nextInt(alphabet.size()));
    }

    private void plant(char[] letters, boolean[] taken, int m, int i, boolean reverse, SplittableRandom random) {
        String word = recipes.get(m).word;
        int start = random.nextInt(letters.length - word.length() + 1);
        for (int k = 0; k < word.length(); k++) {
            if (taken[start + k]) {
                return;
            }
        }
        int changes = recipes.get(m).changes;
        for (int k = 0; k < word.length(); k++) {
            char letter;
            if (changes < 0) {
                letter = random.nextDouble() < recipes.get(m).fidelity ? word.charAt(k) : letter(random);
            } else if (random.nextInt(word.length() - k) < changes) {
                changes--;
                int other = alphabet.code(word.charAt(k)) + 1 + random.nextInt(alphabet.size() - 1);
                letter = alphabet.letter(other % alphabet.size());
            } else {
                letter = word.charAt(k);
            }
            int place = reverse ? start + word.length() - 1 - k : start + k;
            letters[place] = reverse ? alphabet.letter(alphabet.complement(alphabet.code(letter))) : letter;
            taken[start + k] = true;
        }
        truth.add(new Truth(m, i, start, reverse));
    }

    List<Truth> truth() {
        return truth;
    }

    List<String> texts() {
        return texts;
    }

    SequenceSet set() {
        return set(alphabet, texts);
    }

    /** Sequences named s0, s1, …. */
    static SequenceSet set(Alphabet alphabet, List<String> texts) {
        SequenceSetBuilder builder = new SequenceSetBuilder(alphabet);
        for (int i = 0; i < texts.size(); i++) {
            builder.begin("s" + i).add(texts.get(i));
        }
        return builder.build();
    }

    /** Planted sites of a motif that were found within some letters, over all planted. */
    double recall(int motif, Motif found, int slack) {
        double all = 0;
        double hit = 0;
        for (Truth each : truth) {
            if (each.motif == motif) {
                all++;
                hit += found.sites().stream().anyMatch(site -> near(each, site, found.width(), slack)) ? 1 : 0;
            }
        }
        return all == 0 ? 1 : hit / all;
    }

    /** Sites found that were planted, within some letters, over all found. */
    double precision(int motif, Motif found, int slack) {
        double hit = 0;
        for (Site site : found.sites()) {
            hit += truth.stream().anyMatch(each -> each.motif == motif && near(each, site, found.width(), slack))
                    ? 1
                    : 0;
        }
        return hit / found.sites().size();
    }

    /** Whether a window of a sequence is a planted site, within some letters. */
    boolean isPlanted(int motif, int sequence, int start, int width, int slack) {
        Site site = new Site(sequence, start, Strand.FORWARD, 0, 1);
        return truth.stream().anyMatch(each -> each.motif == motif && near(each, site, width, slack));
    }

    String word(int motif) {
        return recipes.get(motif).word;
    }

    private boolean near(Truth each, Site site, int width, int slack) {
        double planted = each.start + 0.5 * recipes.get(each.motif).word.length();
        return site.sequence() == each.sequence && Math.abs(site.start() + 0.5 * width - planted) <= slack;
    }
}
