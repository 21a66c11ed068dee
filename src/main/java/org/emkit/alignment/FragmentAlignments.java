package org.emkit.alignment;

import java.util.Arrays;

/**
 * Where one fragment may come from: a reusable buffer of placements, filled by a {@link FragmentSource}. A placement is
 * a transcript, an alignment score, a fragment length and an orientation. Placements come in ascending order of
 * transcript, then orientation, length and score; one transcript may have several. Not thread-safe.
 */
public final class FragmentAlignments {
    private FragmentKind kind = FragmentKind.SINGLE;
    private int size;
    private int[] transcript = new int[16];
    private int[] score = new int[16];
    private int[] length = new int[16];
    private byte[] orientation = new byte[16];

    /** Empties the buffer for the next fragment. */
    public void clear(FragmentKind nextKind) {
        kind = nextKind;
        size = 0;
    }

    /**
     * Appends a placement.
     *
     * @param placedTranscript index into the transcriptome
     * @param alignmentScore   units of the aligner, of the pair where both mates are placed; higher is better
     * @param fragmentLength   bases: of a pair its length; of a mate alone or a single-end read the largest length that
     *                         fits between its 5′ end and the transcript's end downstream of it
     * @param placed           how the reads lie on the transcript
     */
    public void add(int placedTranscript, int alignmentScore, int fragmentLength, Orientation placed) {
        if (size == transcript.length) {
            transcript = Arrays.copyOf(transcript, size * 2);
            score = Arrays.copyOf(score, size * 2);
            length = Arrays.copyOf(length, size * 2);
            orientation = Arrays.copyOf(orientation, size * 2);
        }
        transcript[size] = placedTranscript;
        score[size] = alignmentScore;
        length[size] = fragmentLength;
        orientation[size] = (byte) placed.code();
        size++;
    }

    /** Sorts the placements into the order that readers of this buffer rely on. */
    public void sort() {
        for (int i = 1; i < size; i++) {
            int t = transcript[i];
            int s = score[i];
            int l = length[i];
            byte o = orientation[i];
            int j = i - 1;
            while (j >= 0 && compare(j, t, o, l, s) > 0) {
                transcript[j + 1] = transcript[j];
                score[j + 1] = score[j];
                length[j + 1] = length[j];
                orientation[j + 1] = orientation[j];
                j--;
            }
            transcript[j + 1] = t;
            score[j + 1] = s;
            length[j + 1] = l;
            orientation[j + 1] = o;
        }
    }

    private int compare(int j, int t, byte o, int l, int s) {
        int order = Integer.compare(transcript[j], t);
        order = order != 0 ? order : Byte.compare(orientation[j], o);
        order = order != 0 ? order : Integer.compare(length[j], l);
        return order != 0 ? order : Integer.compare(score[j], s);
    }

    /** @return what was placed of the fragment */
    public FragmentKind kind() {
        return kind;
    }

    /** @return number of placements */
    public int size() {
        return size;
    }

    /** @return index into the transcriptome */
    public int transcript(int placement) {
        return transcript[placement];
    }

    /** @return units of the aligner; higher is better */
    public int score(int placement) {
        return score[placement];
    }

    /** @return bases; see {@link #add} */
    public int length(int placement) {
        return length[placement];
    }

    /** @return code of how the reads lie on the transcript */
    public int orientationCode(int placement) {
        return orientation[placement];
    }

    /** @return how the reads lie on the transcript */
    public Orientation orientation(int placement) {
        return Orientation.of(orientation[placement]);
    }
}
