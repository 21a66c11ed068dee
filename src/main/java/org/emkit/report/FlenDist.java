package org.emkit.report;

import java.io.IOException;
import org.emkit.quant.FragmentLengths;

/** The file {@code flenDist.txt}: the probability of each fragment length from 0 to the longest, on one line. */
public final class FlenDist {
    private FlenDist() {}

    /** Writes the probabilities, parted by tabs, with as many digits as it takes to read them back unchanged. */
    public static void write(FragmentLengths lengths, Appendable out) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int l = 0; l <= lengths.maximum(); l++) {
            Decimals.shortest(l == 0 ? line : line.append('\t'), lengths.probability(l));
        }
        out.append(line.append('\n'));
    }
}
