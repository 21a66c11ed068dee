package org.emkit.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Shuffles sequences so that every word of k letters occurs as often as before, uniformly among all sequences of which that
 * is true. Wildcards stay where they are, and each stretch between them is shuffled by itself: its first and last k − 1
 * letters stay, too. What comes out depends on the seed, on the letters and on the number of the shuffle alone, and the
 * other strand of a sequence gives the other strand of its shuffle.
 *
 * <p>A sequence is a path over its words of k − 1 letters in which each word of k letters is an edge. A random tree of last
 * exits towards the final word and a random order of all other exits make a uniform one of these paths. Source: Altschul,
 * Erickson 1985, Mol. Biol. Evol. 2:526–538; Kandel, Matias, Unger, Winkler 1996, Discrete Appl. Math. 71:171–185; the
 * tree by Wilson 1996, STOC 296–303.
 */
public final class KletShuffle {
    /** Longest words kept. */
    public static final int MOST_LETTERS = 6;

    /** Words of k − 1 letters that there may be at most for a table of them to be made. */
    private static final int MOST_LOOKED_UP = 1024;

    private final Alphabet alphabet;
    private final int wordLength;
    private final long seed;

    /**
     * @param alphabet   of the sequences
     * @param wordLength k, in [1, {@value #MOST_LETTERS}]
     * @param seed       the same, the same shuffles
     */
    public KletShuffle(Alphabet alphabet, int wordLength, long seed) {
        if (wordLength < 1 || wordLength > MOST_LETTERS) {
            throw new IllegalArgumentException("words of " + wordLength + " letters");
        }
        this.alphabet = alphabet;
        this.wordLength = wordLength;
        this.seed = seed;
    }

    /**
     * @param codes  letters
     * @param from   first letter
     * @param to     end
     * @param number which shuffle of this sequence, ≥ 0
     * @return the letters from {@code from} to {@code to}, shuffled
     */
    public byte[] shuffle(byte[] codes, int from, int to, int number) {
        return of(codes, from, to).shuffle(number);
    }

    /**
     * Prepares a sequence that is to be shuffled more than once.
     *
     * @param codes letters
     * @param from  first letter
     * @param to    end
     */
    public Shuffles of(byte[] codes, int from, int to) {
        return new Shuffles(Arrays.copyOfRange(codes, from, to));
    }

    /** The shuffles of one sequence. */
    public final class Shuffles {
        private final byte[] letters;
        private final boolean reverse;
        private final long content;
        /** Of each stretch between wildcards that is long enough. */
        private final List<Walk> walks = new ArrayList<>();

        private Shuffles(byte[] letters) {
            this.letters = letters;
            this.reverse = ContentHash.isReverseFirst(alphabet, letters, 0, letters.length);
            if (reverse) {
                reverseComplement(letters);
            }
            this.content = ContentHash.of(alphabet, letters, 0, letters.length);
            for (int start = 0; start < letters.length && wordLength > 1; start = end(start) + 1) {
                if (end(start) - start > wordLength) {
                    walks.add(new Walk(letters, start, end(start)));
                }
            }
        }

        private int end(int start) {
            int end = start;
            while (end < letters.length && letters[end] < alphabet.size()) {
                end++;
            }
            return end;
        }

        /**
         * @param number which shuffle, ≥ 0
         * @return the letters, shuffled
         */
        public byte[] shuffle(int number) {
            SplittableRandom random = new SplittableRandom(
                    ContentHash.mix(ContentHash.mix(seed + 0x632be59bd9b4e019L * number) ^ content));
            byte[] shuffled = letters.clone();
            for (Walk walk : walks) {
                walk.write(shuffled, random);
            }
            for (int start = 0; start < letters.length && wordLength == 1; start = end(start) + 1) {
                permute(shuffled, start, end(start), random);
            }
            if (reverse) {
                reverseComplement(shuffled);
            }
            return shuffled;
        }
    }

    /**
     * Shuffles a whole set.
     *
     * @param number which shuffle, ≥ 0
     * @return sequences of the same names, lengths, weights and order
     */
    public SequenceSet shuffle(SequenceSet sequences, int number) {
        SequenceSetBuilder shuffled = new SequenceSetBuilder(alphabet);
        for (int i = 0; i < sequences.size(); i++) {
            shuffled.begin(sequences.name(i), sequences.weight(i));
            for (byte code : shuffle(sequences.codes(), sequences.start(i), sequences.start(i + 1), number)) {
                shuffled.add(code);
            }
        }
        return shuffled.build();
    }

    private void reverseComplement(byte[] letters) {
        for (int i = 0, j = letters.length - 1; i <= j; i++, j--) {
            byte first = letters[i];
            letters[i] = (byte) alphabet.complement(letters[j]);
            letters[j] = (byte) alphabet.complement(first);
        }
    }

    private static void permute(byte[] letters, int from, int to, SplittableRandom random) {
        for (int k = to - 1; k > from; k--) {
            int other = from + random.nextInt(k - from + 1);
            byte swapped = letters[k];
            letters[k] = letters[other];
            letters[other] = swapped;
        }
    }

    /** A stretch of letters as a path over words of k − 1 letters. */
    private final class Walk {
        private final byte[] letters;
        private final int from;
        /** Number of the word at each position of the stretch. */
        private final int[] word;
        /** Where exits of each word begin in {@link #exits}. */
        private final int[] first;
        /** Positions of words, grouped by the word: each but the last of the stretch has an edge to the next position. */
        private final int[] exits;

        Walk(byte[] letters, int from, int to) {
            this.letters = letters;
            this.from = from;
            this.word = words(to);
            int words = Arrays.stream(word).max().orElseThrow() + 1;
            this.first = new int[words + 1];
            this.exits = new int[word.length - 1];
            for (int k = 0; k < exits.length; k++) {
                first[word[k] + 1]++;
            }
            for (int w = 0; w < words; w++) {
                first[w + 1] += first[w];
            }
            int[] filled = Arrays.copyOf(first, words);
            for (int k = 0; k < exits.length; k++) {
                exits[filled[word[k]]++] = k;
            }
        }

        private int[] words(int to) {
            int length = wordLength - 1;
            int scale = 1;
            for (int k = 1; k < length; k++) {
                scale *= alphabet.size();
            }
            int[] index = new int[to - from - length + 1];
            int rolling = 0;
            for (int k = from; k < to; k++) {
                rolling = rolling % scale * alphabet.size() + letters[k];
                if (k - from >= length - 1) {
                    index[k - from - length + 1] = rolling;
                }
            }
            int all = scale * alphabet.size();
            return all <= MOST_LOOKED_UP ? lookedUp(index, all) : searched(index);
        }

        /** Words in ascending order, numbered from 0, by a table of all words there may be. */
        private static int[] lookedUp(int[] index, int size) {
            int[] number = new int[size];
            for (int each : index) {
                number[each] = 1;
            }
            int numbered = 0;
            for (int w = 0; w < size; w++) {
                numbered += number[w];
                number[w] = numbered - 1;
            }
            int[] word = new int[index.length];
            Arrays.setAll(word, k -> number[index[k]]);
            return word;
        }

        /** The same by search: where words may be many. */
        private static int[] searched(int[] index) {
            int[] distinct = Arrays.stream(index).sorted().distinct().toArray();
            int[] word = new int[index.length];
            Arrays.setAll(word, k -> Arrays.binarySearch(distinct, index[k]));
            return word;
        }

        /** Writes a path drawn at random in the place of the stretch. */
        void write(byte[] to, SplittableRandom random) {
            int[] exit = exits.clone();
            int last = word[word.length - 1];
            int[] lastExit = tree(last, random);
            for (int w = 0; w + 1 < first.length; w++) {
                int end = first[w + 1];
                if (w != last) {
                    end--;
                    swap(exit, lastExit[w], end);
                }
                for (int k = end - 1; k > first[w]; k--) {
                    swap(exit, k, first[w] + random.nextInt(k - first[w] + 1));
                }
            }
            int[] next = Arrays.copyOf(first, first.length);
            int at = word[0];
            for (int k = 0; k < exit.length; k++) {
                int position = exit[next[at]++];
                to[from + wordLength - 1 + k] = letters[from + position + wordLength - 1];
                at = word[position + 1];
            }
        }

        /** For each word but the root, the index in {@link #exits} of its last exit: loop-erased random walks to the root. */
        private int[] tree(int root, SplittableRandom random) {
            boolean[] inTree = new boolean[first.length - 1];
            int[] chosen = new int[first.length - 1];
            inTree[root] = true;
            for (int w = 0; w < chosen.length; w++) {
                for (int at = w; !inTree[at]; at = word[exits[chosen[at]] + 1]) {
                    chosen[at] = first[at] + random.nextInt(first[at + 1] - first[at]);
                }
                for (int at = w; !inTree[at]; at = word[exits[chosen[at]] + 1]) {
                    inTree[at] = true;
                }
            }
            return chosen;
        }

        private static void swap(int[] exit, int i, int j) {
            int swapped = exit[i];
            exit[i] = exit[j];
            exit[j] = swapped;
        }
    }
}
