package org.emkit.sequence;

/** Counts of words, indexed in base |A|, the first letter the most significant. */
final class WordCounts {
    private WordCounts() {}

    /** @return occurrences of each word of {@code length} letters without a wildcard, shape [|A|^length] */
    static long[] count(SequenceSet sequences, int length) {
        int letters = sequences.alphabet().size();
        int words = 1;
        for (int k = 0; k < length; k++) {
            words *= letters;
        }
        long[] count = new long[words];
        byte[] codes = sequences.codes();
        for (int i = 0; i < sequences.size(); i++) {
            int index = 0;
            int seen = 0;
            for (int k = sequences.start(i); k < sequences.start(i + 1); k++) {
                seen = codes[k] < letters ? seen + 1 : 0;
                index = codes[k] < letters ? (index * letters + codes[k]) % words : 0;
                if (seen >= length) {
                    count[index]++;
                }
            }
        }
        return count;
    }

    static long[] onBothStrands(long[] count, int length, Alphabet alphabet) {
        long[] both = new long[count.length];
        for (int v = 0; v < count.length; v++) {
            both[v] = count[v] + count[reverseComplement(v, length, alphabet)];
        }
        return both;
    }

    static int reverseComplement(int word, int length, Alphabet alphabet) {
        int result = 0;
        int rest = word;
        for (int k = 0; k < length; k++) {
            result = result * alphabet.size() + alphabet.complement(rest % alphabet.size());
            rest /= alphabet.size();
        }
        return result;
    }
}
