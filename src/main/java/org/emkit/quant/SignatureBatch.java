package org.emkit.quant;

import java.util.Arrays;
import org.emkit.alignment.FragmentAlignments;
import org.emkit.alignment.FragmentBatch;
import org.emkit.alignment.Orientation;

/** Fragments of one batch as strings of bytes, each with its hash and what it tells of the library. */
final class SignatureBatch implements FragmentBatch {
    private static final int NO_ORIENTATION = -1;

    private final FragmentReduction reduction;
    private final SignatureCodec codec = new SignatureCodec();
    private int size;
    private int[] end = new int[256];
    private int[] hash = new int[256];
    private byte[] orientation = new byte[256];
    private byte[] orientationOfShortest = new byte[256];
    private int[] shortest = new int[256];

    SignatureBatch(FragmentReduction reduction) {
        this.reduction = reduction;
    }

    @Override
    public void add(FragmentAlignments fragment) {
        if (fragment.size() == 0) {
            throw new IllegalArgumentException("a fragment without placements");
        }
        if (size == end.length) {
            end = Arrays.copyOf(end, size * 2);
            hash = Arrays.copyOf(hash, size * 2);
            orientation = Arrays.copyOf(orientation, size * 2);
            orientationOfShortest = Arrays.copyOf(orientationOfShortest, size * 2);
            shortest = Arrays.copyOf(shortest, size * 2);
        }
        int best = fragment.score(0);
        for (int i = 1; i < fragment.size(); i++) {
            best = Math.max(best, fragment.score(i));
        }
        look(fragment, best);
        int from = codec.end();
        codec.encode(fragment, best);
        end[size] = codec.end();
        hash[size] = SignatureTable.hash(codec.bytes(), from, codec.end() - from);
        size++;
    }

    /** Keeps what the best-scoring placements show: an orientation if they agree, the shortest pair. */
    private void look(FragmentAlignments fragment, int best) {
        int only = NO_ORIENTATION;
        boolean agree = true;
        int ofShortest = NO_ORIENTATION;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < fragment.size(); i++) {
            if (fragment.score(i) == best) {
                int code = fragment.orientationCode(i);
                agree &= only == NO_ORIENTATION || only == code;
                only = code;
                if (fragment.length(i) < least && Orientation.of(code).isPair()) {
                    least = fragment.length(i);
                    ofShortest = code;
                }
            }
        }
        orientation[size] = (byte) (agree ? only : NO_ORIENTATION);
        orientationOfShortest[size] = (byte) ofShortest;
        shortest[size] = least;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void flush() {
        reduction.addAll(this);
        size = 0;
        codec.clear();
    }

    /** @return holds the strings */
    byte[] bytes() {
        return codec.bytes();
    }

    /** @return where the fragment's string begins; of {@code size()}, where the last one ends */
    int start(int fragment) {
        return fragment == 0 ? 0 : end[fragment - 1];
    }

    /** @return {@link SignatureTable#hash} of the fragment's string */
    int hash(int fragment) {
        return hash[fragment];
    }

    /** @return code of the orientation in which all best-scoring placements agree, or −1 */
    int orientation(int fragment) {
        return orientation[fragment];
    }

    /** @return code of the orientation of the shortest pair among the best-scoring placements, or −1 without a pair */
    int orientationOfShortest(int fragment) {
        return orientationOfShortest[fragment];
    }

    /** @return length of that pair, bases */
    int shortest(int fragment) {
        return shortest[fragment];
    }
}
