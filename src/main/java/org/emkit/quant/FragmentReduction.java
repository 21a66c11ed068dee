package org.emkit.quant;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.emkit.alignment.FragmentAlignments;
import org.emkit.alignment.FragmentBatch;
import org.emkit.alignment.FragmentSink;
import org.emkit.alignment.Orientation;
import org.emkit.alignment.Spill;
import org.jspecify.annotations.Nullable;

/**
 * All fragments of a sample, reduced as they come so that they can be gone through a second time once library type and
 * fragment lengths are known. Fragments with equal placements (transcripts, orientations, lengths, scores relative to
 * the best) are one string of bytes and a count; beyond the buffer they go to a spill. Counts are integers: the order
 * of fragments means nothing. Not thread-safe.
 */
public final class FragmentReduction implements FragmentSink {
    private static final int STREAM_BUFFER = 1 << 16;

    /** Fragments that are looked up side by side. */
    private static final int TOGETHER = 32;

    private final Spill spill;
    private final SignatureTable table;
    private final long[] orientations = new long[Orientation.COUNT];
    private final long[][] lengths;
    private long undecided;
    private long fragments;
    private @Nullable DataOutputStream spillOut;
    private long voidBytes;
    private long spilledBytes;

    /** Means nothing; that it is kept keeps the compiler from dropping what it is summed from. */
    @SuppressWarnings("UnusedVariable")
    private long touched;

    /** Takes fragments of the second pass. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Takes fragments that are all alike.
         *
         * @param fragment valid during the call alone; scores are relative to the best, ≤ 0
         * @param times    how many fragments are like this, ≥ 1
         */
        void visit(FragmentAlignments fragment, long times);
    }

    /**
     * @param maxFragmentLength bases; longer pairs do not count in the histogram
     * @param bufferBytes       memory for reduced fragments
     * @param spill             where they go beyond that; closed by its owner
     */
    public FragmentReduction(int maxFragmentLength, long bufferBytes, Spill spill) {
        this.spill = spill;
        this.table = new SignatureTable(bufferBytes);
        this.lengths = new long[Orientation.COUNT][maxFragmentLength + 1];
    }

    @Override
    public FragmentBatch newBatch() {
        return new SignatureBatch(this);
    }

    /**
     * Takes the fragments of a batch.
     *
     * @throws UncheckedIOException where the spill fails
     */
    void addAll(SignatureBatch batch) {
        for (int from = 0; from < batch.size(); from += TOGETHER) {
            int to = Math.min(batch.size(), from + TOGETHER);
            for (int i = from; i < to; i++) {
                touched += table.touch(batch.hash(i));
            }
            for (int i = from; i < to; i++) {
                add(batch, i);
                tally(batch, i);
            }
        }
        fragments += batch.size();
    }

    private void add(SignatureBatch batch, int i) {
        int from = batch.start(i);
        int length = batch.start(i + 1) - from;
        if (!table.add(batch.bytes(), from, length, batch.hash(i))) {
            flush();
            if (!table.add(batch.bytes(), from, length, batch.hash(i))) {
                throw new IllegalStateException("no room for a fragment of " + length + " bytes");
            }
        }
    }

    /** Counts the fragment's orientation and length as its best-scoring placements show them. */
    private void tally(SignatureBatch batch, int i) {
        int orientation = batch.orientation(i);
        if (orientation >= 0) {
            orientations[orientation]++;
        } else {
            undecided++;
        }
        if (batch.orientationOfShortest(i) >= 0 && batch.shortest(i) < lengths[0].length) {
            lengths[batch.orientationOfShortest(i)][batch.shortest(i)]++;
        }
    }

    @Override
    public void startOver() {
        table.clear();
        Arrays.fill(orientations, 0);
        for (long[] histogram : lengths) {
            Arrays.fill(histogram, 0);
        }
        undecided = 0;
        fragments = 0;
        voidBytes += spilledBytes;
        spilledBytes = 0;
    }

    private void flush() {
        try {
            DataOutputStream out = spillOut;
            if (out == null) {
                out = new DataOutputStream(new BufferedOutputStream(spill.append(), STREAM_BUFFER));
                spillOut = out;
            }
            spilledBytes += table.writeTo(out);
            table.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Goes through all fragments again, in no order that means anything. No fragment may be added afterwards.
     *
     * @throws UncheckedIOException where the spill fails
     */
    public void forEach(Visitor visitor) {
        forEach(0, 1, visitor);
    }

    /**
     * As {@link #forEach(Visitor)}, of one of several parts, which together are all fragments. Parts may be gone through
     * on several threads at a time; fragments that are alike may be in several.
     *
     * @param part  from 0
     * @param parts how many there are, ≥ 1
     */
    void forEach(int part, int parts, Visitor visitor) {
        FragmentAlignments fragment = new FragmentAlignments();
        SignatureTable.Visitor decoder = (bytes, from, length, times) -> {
            SignatureCodec.decode(bytes, from, fragment);
            visitor.visit(fragment, times);
        };
        if (part == 0 && spillOut != null) {
            try {
                spillOut.close();
                try (DataInputStream in = new DataInputStream(new BufferedInputStream(spill.read(), STREAM_BUFFER))) {
                    in.skipNBytes(voidBytes);
                    SignatureTable.read(in, spilledBytes, decoder);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        table.forEach(part, parts, decoder);
    }

    /** @return fragments accepted */
    public long fragments() {
        return fragments;
    }

    /** @return bytes that went to the spill, those of a void start included */
    public long spilledBytes() {
        return voidBytes + spilledBytes;
    }

    /** @return what the orientations say of the library */
    public LibraryEvidence library() {
        return new LibraryEvidence(orientations, undecided);
    }

    /**
     * Lengths of pairs: of each fragment the shortest among its best-scoring placements.
     *
     * @param accepted which orientations count, shape [{@link Orientation#COUNT}]
     * @return fragments by length in bases, shape [maxFragmentLength + 1]
     */
    long[] lengths(boolean[] accepted) {
        long[] histogram = new long[lengths[0].length];
        for (int code = 0; code < Orientation.COUNT; code++) {
            for (int l = 0; l < histogram.length && accepted[code]; l++) {
                histogram[l] += lengths[code][l];
            }
        }
        return histogram;
    }
}
