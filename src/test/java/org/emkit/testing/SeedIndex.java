package org.emkit.testing;

import java.util.Arrays;

/** Where each run of {@value #SEED} bases occurs in the transcripts. */
final class SeedIndex {
    /** Bases of a seed. */
    static final int SEED = 16;

    private static final int SEEDS_PER_READ = 10;

    private static final long SCRAMBLE = 0x9E3779B97F4A7C15L;
    private static final long MASK = (1L << (2 * SEED)) - 1;

    private final byte[] text;
    private final int[] begin;
    private final int[] bucket;
    private final int[] position;
    private final int shift;

    SeedIndex(SimulatedTranscriptome transcriptome) {
        begin = new int[transcriptome.size() + 1];
        for (int t = 0; t < transcriptome.size(); t++) {
            begin[t + 1] = Math.addExact(begin[t], transcriptome.length(t) + 1);
        }
        text = new byte[begin[transcriptome.size()]];
        for (int t = 0; t < transcriptome.size(); t++) {
            System.arraycopy(transcriptome.sequence(t), 0, text, begin[t], transcriptome.length(t));
        }
        int bits = Math.max(8, 32 - Integer.numberOfLeadingZeros(text.length));
        shift = 64 - bits;
        bucket = new int[(1 << bits) + 1];
        position = new int[fill(null)];
        fill(position);
    }

    /** First pass (null): counts; second pass: positions to their buckets, ascending in each. */
    private int fill(int[] to) {
        int found = 0;
        long code = 0;
        int run = 0;
        if (to != null) {
            for (int b = 1; b < bucket.length; b++) {
                bucket[b] += bucket[b - 1];
            }
        }
        for (int i = to == null ? 0 : text.length - 1; i >= 0 && i < text.length; i += to == null ? 1 : -1) {
            run = text[i] == 0 ? 0 : run + 1;
            code = to == null ? after(code, text[i]) : before(code, text[i]);
            if (run >= SEED) {
                found++;
                int b = bucketOf(code);
                if (to == null) {
                    bucket[b]++;
                } else {
                    to[--bucket[b]] = i;
                }
            }
        }
        return found;
    }

    private static long after(long code, byte base) {
        return (code << 2 | (base >> 1 & 3)) & MASK;
    }

    private static long before(long code, byte base) {
        return code >>> 2 | (long) (base >> 1 & 3) << (2 * SEED - 2);
    }

    private int bucketOf(long code) {
        return (int) ((code * SCRAMBLE) >>> shift);
    }

    /**
     * From one seed of a read to its next one. What agrees in {@code SEED + step − 1} bases is never missed.
     *
     * @return bases
     */
    static int step(int readLength) {
        return Math.max(1, (readLength - SEED) / SEEDS_PER_READ);
    }

    /**
     * Where the read, laid on a transcript without gaps, agrees with it in at least one of its seeds.
     *
     * @param shift added to each start, to make it positive
     * @return transcript (upper 32 bits) and start of the read on it plus the shift, ascending, each once; the read may
     *     reach beyond the transcript
     */
    long[] diagonals(byte[] read, int shift) {
        long[] found = new long[16];
        int size = 0;
        int step = step(read.length);
        long code = 0;
        for (int i = 0; i < read.length; i++) {
            code = after(code, read[i]);
            int offset = i - SEED + 1;
            if (offset < 0 || offset % step != 0) {
                continue;
            }
            int b = bucketOf(code);
            for (int e = bucket[b]; e < bucket[b + 1]; e++) {
                int at = position[e];
                if (Arrays.equals(text, at, at + SEED, read, offset, i + 1) && !continues(at, read, offset, step)) {
                    int t = transcriptAt(at);
                    found = size == found.length ? Arrays.copyOf(found, size * 2) : found;
                    found[size++] = (long) t << 32 | (at - begin[t] - offset + shift);
                }
            }
        }
        Arrays.sort(found, 0, size);
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || found[i] != found[i - 1]) {
                found[distinct++] = found[i];
            }
        }
        return Arrays.copyOf(found, distinct);
    }

    /** Whether the seed before this one agrees as well, so that the diagonal is known. */
    private boolean continues(int at, byte[] read, int offset, int step) {
        return offset >= step && at >= step && Arrays.equals(text, at - step, at, read, offset - step, offset);
    }

    private int transcriptAt(int at) {
        int found = Arrays.binarySearch(begin, at);
        return found >= 0 ? found : -found - 2;
    }
}
