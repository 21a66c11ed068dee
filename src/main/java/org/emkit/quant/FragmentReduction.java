package org.emkit.quant;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.emkit.alignment.FragmentAlignments;
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

    private final Spill spill;
    private final SignatureTable table;
    private final SignatureCodec codec = new SignatureCodec();
    private final long[] orientations = new long[Orientation.COUNT];
    private final long[][] lengths;
    private long undecided;
    private long fragments;
    private @Nullable DataOutputStream spillOut;
    private long voidBytes;
    private long spilledBytes;

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

    /** @throws UncheckedIOException where the spill fails */
    @Override
    public void accept(FragmentAlignments fragment) {
        if (fragment.size() == 0) {
            throw new IllegalArgumentException("a fragment without placements");
        }
        int best = tally(fragment);
        int length = codec.encode(fragment, best);
        if (!table.add(codec.bytes(), length)) {
            flush();
            if (!table.add(codec.bytes(), length)) {
                throw new IllegalStateException("no room for a fragment of " + fragment.size() + " placements");
            }
        }
        fragments++;
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

    /** Counts the fragment's orientation and length as its best-scoring placements show them. */
    private int tally(FragmentAlignments fragment) {
        int best = Integer.MIN_VALUE;
        for (int i = 0; i < fragment.size(); i++) {
            best = Math.max(best, fragment.score(i));
        }
        Orientation only = null;
        boolean agree = true;
        Orientation ofShortest = null;
        int shortest = Integer.MAX_VALUE;
        for (int i = 0; i < fragment.size(); i++) {
            if (fragment.score(i) == best) {
                Orientation orientation = fragment.orientation(i);
                agree &= only == null || only == orientation;
                only = orientation;
                if (orientation.isPair() && fragment.length(i) < shortest) {
                    shortest = fragment.length(i);
                    ofShortest = orientation;
                }
            }
        }
        if (agree && only != null) {
            orientations[only.code()]++;
        } else {
            undecided++;
        }
        if (ofShortest != null && shortest < lengths[0].length) {
            lengths[ofShortest.code()][shortest]++;
        }
        return best;
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
        FragmentAlignments fragment = new FragmentAlignments();
        SignatureTable.Visitor decoder = (bytes, from, length, times) -> {
            SignatureCodec.decode(bytes, from, fragment);
            visitor.visit(fragment, times);
        };
        if (spillOut != null) {
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
        table.forEach(decoder);
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
