package org.emkit.sequence;

/** Counts of words in a text of any length, block by block: what a {@link BackgroundModel} is made from. */
public final class BackgroundCounts {
    private final Alphabet alphabet;
    /** Shape [order + 1][|A|^(k + 1)]. */
    private final long[][] count;

    /**
     * @param alphabet of the text
     * @param order    of the model, in [0, {@value BackgroundModel#MOST_ORDER}]
     */
    public BackgroundCounts(Alphabet alphabet, int order) {
        this.alphabet = alphabet;
        this.count = new long[order + 1][];
        int words = 1;
        for (int k = 0; k <= order; k++) {
            words *= alphabet.size();
            count[k] = new long[words];
        }
    }

    /** @return letters that a block repeats of the one before, so that no word is missed */
    public int overlap() {
        return count.length - 1;
    }

    /** Counts the words that begin in a block's own letters. */
    public void add(SequenceBlock block) {
        byte[] codes = block.codes();
        int letters = alphabet.size();
        for (int piece = 0; piece < block.pieces(); piece++) {
            for (int from = block.start(piece); from < block.ownEnd(piece); from++) {
                int word = 0;
                for (int k = 0; k < count.length && codes[from + k] < letters; k++) { // a wildcard is behind the piece
                    word = word * letters + codes[from + k];
                    count[k][word]++;
                }
            }
        }
    }

    /** @return the model, as {@link BackgroundModel#estimate} makes it */
    public BackgroundModel model(boolean bothStrands) {
        return BackgroundModel.ofCounts(alphabet, count, bothStrands);
    }
}
