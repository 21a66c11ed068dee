package org.emkit.alignment;

import java.util.HashMap;
import java.util.Map;

/**
 * Names and lengths of the transcripts that fragments were aligned to, in the order of the alignment header. A
 * transcript is an index into this order everywhere else. Immutable.
 */
public final class Transcriptome {
    /** Length of a transcript whose length is not known (class files carry names alone). */
    public static final int UNKNOWN_LENGTH = 0;

    private final String[] name;
    private final int[] length;
    private final Map<String, Integer> index;

    /**
     * @param names   shape [transcripts], distinct
     * @param lengths bases, shape [transcripts], each ≥ 1, or {@link #UNKNOWN_LENGTH}
     * @throws IllegalArgumentException where shapes differ, a length is negative or a name comes twice
     */
    public Transcriptome(String[] names, int[] lengths) {
        if (names.length != lengths.length) {
            throw new IllegalArgumentException(names.length + " names but " + lengths.length + " lengths");
        }
        this.name = names.clone();
        this.length = lengths.clone();
        this.index = new HashMap<>(names.length * 2);
        for (int t = 0; t < name.length; t++) {
            if (length[t] < 0) {
                throw new IllegalArgumentException("negative length of " + name[t]);
            }
            if (index.put(name[t], t) != null) {
                throw new IllegalArgumentException("transcript named twice: " + name[t]);
            }
        }
    }

    /** @return number of transcripts */
    public int size() {
        return name.length;
    }

    /** @return the transcript's name */
    public String name(int transcript) {
        return name[transcript];
    }

    /** @return bases, ≥ 1, or {@link #UNKNOWN_LENGTH} */
    public int length(int transcript) {
        return length[transcript];
    }

    /** @return bases, a copy, shape [transcripts] */
    public int[] lengths() {
        return length.clone();
    }

    /** @return index of the transcript of that name, or −1 */
    public int indexOf(String transcriptName) {
        return index.getOrDefault(transcriptName, -1);
    }
}
