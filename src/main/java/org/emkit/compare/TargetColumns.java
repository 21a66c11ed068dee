package org.emkit.compare;

import java.util.List;
import org.emkit.matrix.KnownMotif;
import org.emkit.sequence.Alphabet;

/** All columns of a database, target after target; then, with both strands, all once more, read on the other strand. */
final class TargetColumns {
    private final Alphabet alphabet;
    private final int strands;
    /** Shape [targets + 1]: first column of each target on the forward strand. */
    private final int[] start;
    /** Shape [strands · columns · |A|]. */
    private final double[] probability;

    private TargetColumns(Alphabet alphabet, int strands, int[] start, double[] probability) {
        this.alphabet = alphabet;
        this.strands = strands;
        this.start = start;
        this.probability = probability;
    }

    static TargetColumns of(List<KnownMotif> database, boolean bothStrands) {
        Alphabet alphabet = database.get(0).matrix().alphabet();
        int strands = bothStrands && alphabet.isComplementable() ? 2 : 1;
        int[] start = new int[database.size() + 1];
        for (int t = 0; t < database.size(); t++) {
            if (database.get(t).matrix().alphabet() != alphabet) {
                throw new IllegalArgumentException(database.get(t).id() + " is not of " + alphabet);
            }
            start[t + 1] = start[t] + database.get(t).matrix().width();
        }
        int columns = start[database.size()];
        double[] probability = new double[strands * columns * alphabet.size()];
        for (int t = 0; t < database.size(); t++) {
            double[] forward = database.get(t).matrix().probabilities();
            System.arraycopy(forward, 0, probability, start[t] * alphabet.size(), forward.length);
            if (strands == 2) {
                double[] reverse = database.get(t).matrix().reverseComplement().probabilities();
                System.arraycopy(reverse, 0, probability, (columns + start[t]) * alphabet.size(), reverse.length);
            }
        }
        return new TargetColumns(alphabet, strands, start, probability);
    }

    Alphabet alphabet() {
        return alphabet;
    }

    int targets() {
        return start.length - 1;
    }

    /** @return 1 or 2 */
    int strands() {
        return strands;
    }

    int width(int target) {
        return start[target + 1] - start[target];
    }

    /** @return columns of the widest target */
    int mostWidth() {
        int most = 0;
        for (int t = 0; t < targets(); t++) {
            most = Math.max(most, width(t));
        }
        return most;
    }

    /** @return index of the first column of a target, on strand 0 (forward) or 1 */
    int first(int target, int strand) {
        return strand * start[targets()] + start[target];
    }

    /** @return columns on all strands */
    int size() {
        return strands * start[targets()];
    }

    /** @return shape [size · |A|]; not to be written to */
    double[] probabilities() {
        return probability;
    }
}
