package org.emkit.motif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.emkit.em.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Enriched words as starting points: words, and pairs of words at a distance, that more sequences contain than a Markov
 * model of the same sequences expects, or than controls do. Counting is linear in the letters. A word becomes a matrix by
 * what its neighbours, one letter different, occur beyond expectation.
 */
final class WordStarts {
    /** Of the best words of all forms, the part that are starts. */
    private static final double KEPT = 0.5;
    /** Words this like a better one are not starts of their own. */
    private static final int LIKE = 1;

    private final Stretches stretches;
    private final @Nullable Stretches controls;
    private final MarkovOfWords markov;
    private final int sequences;
    private final int controlSequences;

    WordStarts(Stretches stretches, @Nullable Stretches controls) {
        this.stretches = stretches;
        this.controls = controls;
        this.markov = new MarkovOfWords(stretches);
        this.sequences = Math.max(1, sequences(stretches));
        this.controlSequences = controls == null ? 0 : Math.max(1, sequences(controls));
    }

    /** A word and how enriched it is, nats. */
    private record Word(int index, double nats) {}

    /**
     * @param maxWidth widest motif
     * @param maxGap   widest gap
     * @param perForm  best words of each form that may be starts; of all these, half are
     * @return the most enriched first
     */
    List<Start> starts(int minWidth, int maxWidth, int maxGap, int perForm, Workers workers) {
        List<int[]> forms = new ArrayList<>();
        int[] halfLengths = stretches.set.alphabet.size() > 4 ? new int[] {1, 2} : new int[] {3, 4};
        for (int half : halfLengths) {
            for (int gap = 0; gap <= maxGap && 2 * half + gap <= maxWidth; gap++) {
                forms.add(new int[] {half, gap});
            }
        }
        List<List<Start>> found = new ArrayList<>();
        for (int k = 0; k < forms.size(); k++) {
            found.add(List.of());
        }
        workers.run(forms.size(), k -> {
            List<Start> some = ofForm(forms.get(k)[0], forms.get(k)[1], minWidth, perForm);
            synchronized (found) {
                found.set(k, some);
            }
        });
        List<Start> all = new ArrayList<>();
        found.forEach(all::addAll);
        // Stable: of equal ones that of the shorter form.
        all.sort(Comparator.comparingDouble(start -> -start.enrichment));
        return all.subList(0, (int) Math.ceil(KEPT * all.size()));
    }

    private List<Start> ofForm(int half, int gap, int minWidth, int perForm) {
        WordTable table = new WordTable(stretches.set, half, gap);
        Expected expected = new Expected(table, table.count(stretches));
        List<Word> words = new ArrayList<>();
        double least = 0;
        for (int w = 0; w < table.words; w++) {
            int seen = table.count(w);
            if (seen < 2 || !expected.mayBeBelow(seen, w)) {
                continue;
            }
            double nats = enrichment(seen, expected.of(w), sequences, least);
            if (nats > least) {
                words.add(new Word(w, nats));
            }
            if (words.size() >= 64 * perForm) {
                words = best(words, 16 * perForm);
                least = words.get(words.size() - 1).nats;
            }
        }
        double trials = StrictMath.log(table.words);
        List<Start> starts = new ArrayList<>();
        for (Word word : apart(best(words, 16 * perForm), table, perForm)) {
            double[] theta = matrix(table, word.index, expected, minWidth);
            starts.add(new Start(theta, table.text(word.index), word.nats - trials));
        }
        return starts;
    }

    private static List<Word> best(List<Word> words, int most) {
        List<Word> sorted = new ArrayList<>(words);
        sorted.sort(Comparator.comparingDouble((Word word) -> -word.nats).thenComparingInt(Word::index));
        return new ArrayList<>(sorted.subList(0, Math.min(most, sorted.size())));
    }

    /** In how many sequences chance alone would put the words of a form. */
    private final class Expected {
        private final MarkovOfWords.OfForm chance;
        /** Windows of a sequence. */
        private final double windows;

        private final @Nullable WordTable others;

        Expected(WordTable table, double allWindows) {
            this.chance = markov.new OfForm(table);
            this.windows = allWindows / sequences;
            this.others = controls == null ? null : counted(controls, table);
        }

        double of(int word) {
            double part = atLeastOne(windows * chance.probability(word));
            // As many controls as expected occurrences stand behind the model where controls are few.
            return sequences * (others == null ? part : (others.count(word) + part) / (controlSequences + 1.0));
        }

        private static WordTable counted(Stretches stretches, WordTable form) {
            WordTable table = new WordTable(stretches.set, form.half, form.gap);
            table.count(stretches);
            return table;
        }

        /** False where it is surely not: the first terms of the chance of an occurrence say so. */
        boolean mayBeBelow(int seen, int word) {
            double x = windows * chance.probability(word);
            return others != null || sequences * x * (1 - 0.5 * x) < seen;
        }

        /** Chance of one event or more where x are expected. */
        private static double atLeastOne(double x) {
            return x < 0.02 ? x * (1 - x * (0.5 - x * (1.0 / 6 - x / 24))) : -StrictMath.expm1(-x);
        }
    }

    /**
     * ln of the chance of so many sequences with a word, bounded by Chernoff, below zero taken as nothing; nats. What is
     * surely not above {@code least} is 0.
     */
    private static double enrichment(double seen, double expected, double sequences, double least) {
        if (seen <= expected || seen < 2) {
            return 0;
        }
        double q = Math.min(1 - 1e-12, seen / sequences);
        double p = Math.min(1 - 1e-12, Math.max(1e-12, expected / sequences));
        // The divergence is never above chi-square's.
        if (sequences * (q - p) * (q - p) <= least * p * (1 - p)) {
            return 0;
        }
        return sequences * (q * StrictMath.log(q / p) + (1 - q) * StrictMath.log((1 - q) / (1 - p)));
    }

    private static int sequences(Stretches stretches) {
        int count = 0;
        for (int s = 0; s < stretches.sequence.length; s++) {
            count += s == 0 || stretches.sequence[s] != stretches.sequence[s - 1] ? 1 : 0;
        }
        return count;
    }

    private List<Word> apart(List<Word> sorted, WordTable table, int most) {
        List<Word> kept = new ArrayList<>();
        for (Word word : sorted) {
            if (kept.size() == most) {
                break;
            }
            if (kept.stream().noneMatch(other -> alike(table, word.index, other.index))) {
                kept.add(word);
            }
        }
        return kept;
    }

    /** Whether one word, on either strand, differs from the other in one letter at most. */
    private boolean alike(WordTable table, int a, int b) {
        int forward = 0;
        int reverse = 0;
        int letters = 2 * table.half;
        for (int k = 0; k < letters; k++) {
            int code = table.letter(a, k);
            forward += code == table.letter(b, k) ? 0 : 1;
            if (stretches.set.bothStrands) {
                reverse += code == stretches.set.alphabet.complement(table.letter(b, letters - 1 - k)) ? 0 : 1;
            }
        }
        return forward <= LIKE || (stretches.set.bothStrands && reverse <= LIKE);
    }

    private double[] matrix(WordTable table, int word, Expected expected, int minWidth) {
        int letters = stretches.set.alphabet.size();
        int width = Math.max(minWidth, table.span());
        int shift = (width - table.span()) / 2;
        double[] theta = new double[width * letters];
        for (int k = 0; k < width * letters; k++) {
            theta[k] = stretches.set.background.probability(k % letters);
        }
        for (int k = 0; k < 2 * table.half; k++) {
            int base = (shift + k + (k < table.half ? 0 : table.gap)) * letters;
            double sum = 0;
            for (int a = 0; a < letters; a++) {
                int other = table.canonical(table.with(word, k, a));
                double excess = Math.max(0, table.count(other) - expected.of(other));
                theta[base + a] = excess + 0.02 * table.count(table.canonical(word)) + 0.1;
                sum += theta[base + a];
            }
            for (int a = 0; a < letters; a++) {
                theta[base + a] /= sum;
            }
        }
        return theta;
    }
}
