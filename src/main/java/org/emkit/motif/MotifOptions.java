package org.emkit.motif;

import org.emkit.sequence.Alphabet;
import org.emkit.sequence.SequenceSet;
import org.jspecify.annotations.Nullable;

/** What to search for. Immutable; each {@code with…} gives a changed copy. */
public final class MotifOptions implements Cloneable {
    /** Widest motif. */
    public static final int MOST_WIDTH = 300;
    /** Bits that a column is worth at least, or it is cut off the end of a motif. */
    public static final double USUAL_TRIM = 0.25;

    private static final int FOLDS = 5;
    private static final int FOLDS_OF_FEW = 10;
    private static final int FOLDS_OF_MANY = 3;
    private static final int FEW_SEQUENCES = 100;
    private static final int MANY_SEQUENCES = 200;
    private static final int FEW_LETTERS = 10_000;

    private SiteModel model = SiteModel.ZOOPS;
    private boolean bothStrands = true;
    private boolean palindrome;
    private int minWidth = 6;
    private int maxWidth = 50;
    private int minSites;
    private int maxSites;
    private int motifs = 3;
    private double trimBits = USUAL_TRIM;
    private double maxEValue = Double.POSITIVE_INFINITY;
    private @Nullable LetterPrior letterPrior;
    private @Nullable PositionPriors positionPriors;
    private boolean heldOut = true;
    private int folds = FOLDS;
    private @Nullable SequenceSet controls;
    private long seed;

    private MotifOptions() {}

    /**
     * ZOOPS, both strands where letters pair, width 6 to 50, three motifs whatever their E-value, held-out evidence in
     * five parts against shuffled sequences.
     */
    public static MotifOptions withDefaults() {
        return new MotifOptions();
    }

    /**
     * The order of the background to count in sequences where nothing else is said: 1, so that runs of A or T, which
     * promoters are rich in, do not come before sites. Of proteins, and of fewer than {@value #FEW_LETTERS} letters, 0: of
     * so few, the sites themselves are a good part, and a higher order would take them for background.
     *
     * @param sequences that are searched
     */
    public static int usualBackgroundOrder(SequenceSet sequences) {
        return sequences.alphabet() == Alphabet.PROTEIN || sequences.letters() < FEW_LETTERS ? 0 : 1;
    }

    /**
     * Parts for held-out evidence where nothing else is said. Few sequences have many, to search nearly all; not against
     * controls, of which each part must have enough. Many have few: a third of them tells a motif.
     *
     * @param sequences equal ones included
     */
    public static int usualFolds(int sequences, boolean againstControls) {
        if (sequences >= MANY_SEQUENCES) {
            return FOLDS_OF_MANY;
        }
        return sequences < FEW_SEQUENCES && !againstControls ? FOLDS_OF_FEW : FOLDS;
    }

    private MotifOptions copy() {
        try {
            return (MotifOptions) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    private static void require(boolean condition, String what, Object value) {
        if (!condition) {
            throw new IllegalArgumentException(what + ": " + value);
        }
    }

    /** How many sites a sequence holds. */
    public MotifOptions withModel(SiteModel chosen) {
        MotifOptions changed = copy();
        changed.model = chosen;
        return changed;
    }

    /** Whether sites may lie on either strand. Without meaning where letters do not pair. */
    public MotifOptions withBothStrands(boolean both) {
        MotifOptions changed = copy();
        changed.bothStrands = both;
        return changed;
    }

    /** Whether motifs must equal their reverse complement. Sites are then given on the forward strand. */
    public MotifOptions withPalindrome(boolean forced) {
        MotifOptions changed = copy();
        changed.palindrome = forced;
        return changed;
    }

    /** Narrowest and widest motif, letters, 2 ≤ least ≤ most ≤ {@value #MOST_WIDTH}. */
    public MotifOptions withWidths(int least, int most) {
        require(least >= 2 && least <= MOST_WIDTH, "width", least);
        require(most >= 2 && most <= MOST_WIDTH, "width", most);
        require(least <= most, "widths", least + " to " + most);
        MotifOptions changed = copy();
        changed.minWidth = least;
        changed.maxWidth = most;
        return changed;
    }

    /**
     * Fewest and most sites, each at least 2 or 0; equal ones fix their number. 0 leaves the choice to the model: half the
     * square root of the number of sequences, at least 2, to the number of sequences (ZOOPS), to five times that (ANR, at
     * most 1000 or the number of sequences); always that number (OOPS).
     */
    public MotifOptions withSites(int least, int most) {
        boolean possible = (least == 0 || least >= 2) && (most == 0 || most >= 2);
        require(possible && (most == 0 || least <= most), "sites", least + " to " + most);
        MotifOptions changed = copy();
        changed.minSites = least;
        changed.maxSites = most;
        return changed;
    }

    /**
     * Of a motif's columns that run is kept, at least as wide as the narrowest motif, which has the most information when
     * so many bits are taken off each column: flanks that say little are cut off. 0 keeps all that lower the E-value, as
     * MEME does.
     *
     * @param bits relative entropy to the background, ≥ 0
     */
    public MotifOptions withTrim(double bits) {
        require(bits >= 0 && bits < Double.POSITIVE_INFINITY, "bits to trim by", bits);
        MotifOptions changed = copy();
        changed.trimBits = bits;
        return changed;
    }

    /** Motifs to find at most, ≥ 1. */
    public MotifOptions withMotifs(int most) {
        require(most >= 1, "motifs", most);
        MotifOptions changed = copy();
        changed.motifs = most;
        return changed;
    }

    /** Ends the search at the first motif with a higher E-value, which is not reported. */
    public MotifOptions withMaxEValue(double most) {
        require(most > 0, "E-value", most);
        MotifOptions changed = copy();
        changed.maxEValue = most;
        return changed;
    }

    /** What is known of columns; {@link LetterPrior#usual} unless given. */
    public MotifOptions withLetterPrior(LetterPrior prior) {
        MotifOptions changed = copy();
        changed.letterPrior = prior;
        return changed;
    }

    /** Where sites are likely, of the sequences searched; everywhere alike unless given. */
    public MotifOptions withPositionPriors(PositionPriors priors) {
        MotifOptions changed = copy();
        changed.positionPriors = priors;
        return changed;
    }

    /**
     * Whether to judge motifs on sequences not used to find them.
     *
     * @param parts sequences are divided into so many, ≥ 2
     */
    public MotifOptions withHeldOut(boolean wanted, int parts) {
        require(parts >= 2, "parts", parts);
        MotifOptions changed = copy();
        changed.heldOut = wanted;
        changed.folds = parts;
        return changed;
    }

    /** Sequences without the motifs: the search is for what is rarer there, and held-out evidence is against them. */
    public MotifOptions withControls(SequenceSet sequences) {
        MotifOptions changed = copy();
        changed.controls = sequences;
        return changed;
    }

    /** Same seed, same result. */
    public MotifOptions withSeed(long number) {
        MotifOptions changed = copy();
        changed.seed = number;
        return changed;
    }

    /** @return how many sites a sequence holds */
    public SiteModel model() {
        return model;
    }

    /** @return whether sites may lie on either strand */
    public boolean bothStrands() {
        return bothStrands;
    }

    /** @return whether motifs must equal their reverse complement */
    public boolean palindrome() {
        return palindrome;
    }

    /** @return narrowest motif, letters */
    public int minWidth() {
        return minWidth;
    }

    /** @return widest motif, letters */
    public int maxWidth() {
        return maxWidth;
    }

    /** @return fewest sites, or 0 */
    public int minSites() {
        return minSites;
    }

    /** @return most sites, or 0 */
    public int maxSites() {
        return maxSites;
    }

    /** @return bits that a column is worth at least, or it is cut off the end */
    public double trimBits() {
        return trimBits;
    }

    /** @return motifs to find at most */
    public int motifs() {
        return motifs;
    }

    /** @return E-value above which a motif ends the search */
    public double maxEValue() {
        return maxEValue;
    }

    /** @return what is known of columns; null for the usual */
    public @Nullable LetterPrior letterPrior() {
        return letterPrior;
    }

    /** @return where sites are likely; null for everywhere */
    public @Nullable PositionPriors positionPriors() {
        return positionPriors;
    }

    /** @return whether to judge motifs on sequences not used to find them */
    public boolean heldOut() {
        return heldOut;
    }

    /** @return parts for that */
    public int folds() {
        return folds;
    }

    /** @return sequences without the motifs, or null */
    public @Nullable SequenceSet controls() {
        return controls;
    }

    /** @return seed of all that is drawn */
    public long seed() {
        return seed;
    }
}
