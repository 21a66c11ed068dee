package org.emkit.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.emkit.alignment.Transcriptome;

/** Finds a transcript by the bytes of its name, without making a String of them. */
final class NameIndex {
    private final byte[][] name;
    private final int[] slot;
    private int last;

    NameIndex(Transcriptome transcriptome) {
        name = new byte[transcriptome.size()][];
        slot = new int[Integer.highestOneBit(Math.max(1, name.length)) * 4];
        Arrays.fill(slot, -1);
        for (int t = 0; t < name.length; t++) {
            name[t] = transcriptome.name(t).getBytes(UTF_8);
            int s = hash(name[t], 0, name[t].length);
            while (slot[s] >= 0) {
                s = (s + 1) & (slot.length - 1);
            }
            slot[s] = t;
        }
    }

    /** @return index of the transcript with that name, or −1 */
    int find(byte[] text, int from, int to) {
        if (name.length > 0 && is(last, text, from, to)) {
            return last;
        }
        for (int s = hash(text, from, to); slot[s] >= 0; s = (s + 1) & (slot.length - 1)) {
            if (is(slot[s], text, from, to)) {
                last = slot[s];
                return last;
            }
        }
        return -1;
    }

    private boolean is(int t, byte[] text, int from, int to) {
        return Arrays.equals(name[t], 0, name[t].length, text, from, to);
    }

    private int hash(byte[] text, int from, int to) {
        int h = 0;
        for (int i = from; i < to; i++) {
            h = h * 31 + text[i];
        }
        h *= 0x9E3779B9;
        return (h ^ h >>> 15) & (slot.length - 1);
    }
}
