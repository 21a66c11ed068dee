package org.emkit.scan;

import org.emkit.sequence.Alphabet;
import org.emkit.sequence.Region;
import org.emkit.sequence.Strand;

/** A site of a scan. Immutable. */
public final class ScannedSite {
    private final int sequence;
    private final int start;
    private final int target;
    private final int score;
    private final byte[] codes;

    /**
     * @param sequence place of its sequence in the text
     * @param start    first letter, 0-based
     * @param target   2 · motif + 1 where it is read on the reverse strand
     * @param score    steps
     * @param codes    its letters as they stand in the text; not copied
     */
    public ScannedSite(int sequence, int start, int target, int score, byte[] codes) {
        this.sequence = sequence;
        this.start = start;
        this.target = target;
        this.score = score;
        this.codes = codes;
    }

    /**
     * Tells where it is in a genome that its sequence was cut out of.
     *
     * @param chromosome what stands for the sequence's place in the text
     * @param region     of its sequence
     */
    public ScannedSite within(int chromosome, Region region, Alphabet alphabet) {
        Region part = region.part(start, codes.length, strand());
        if (part.strand() == strand() || !alphabet.isComplementable()) {
            return new ScannedSite(chromosome, part.start(), target, score, codes);
        }
        byte[] onGenome = new byte[codes.length];
        for (int k = 0; k < codes.length; k++) {
            onGenome[codes.length - 1 - k] = (byte) alphabet.complement(codes[k]);
        }
        return new ScannedSite(chromosome, part.start(), target ^ 1, score, onGenome);
    }

    /** @return place of its sequence in the text */
    public int sequence() {
        return sequence;
    }

    /** @return first letter, 0-based */
    public int start() {
        return start;
    }

    /** @return one past the last letter */
    public int end() {
        return start + codes.length;
    }

    /** @return index of the motif */
    public int motif() {
        return SiteFinder.motif(target);
    }

    /** @return the strand the motif is read on */
    public Strand strand() {
        return SiteFinder.strand(target);
    }

    /** @return 2 · motif + 1 where it is read on the reverse strand */
    public int target() {
        return target;
    }

    /** @return steps */
    public int score() {
        return score;
    }

    /** @return the code of a letter as it stands in the text, by its distance from the start */
    public byte code(int k) {
        return codes[k];
    }

    /** Appends its letters, in the motif's reading direction. */
    public void appendLetters(Alphabet alphabet, StringBuilder text) {
        for (int k = 0; k < codes.length; k++) {
            text.append(
                    strand() == Strand.FORWARD
                            ? alphabet.letter(codes[k])
                            : alphabet.letter(alphabet.complement(codes[codes.length - 1 - k])));
        }
    }
}
