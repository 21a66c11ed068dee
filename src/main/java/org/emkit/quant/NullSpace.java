package org.emkit.quant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.emkit.em.DisjointSets;

/**
 * The null vectors of a small matrix, by elimination with complete pivoting. Columns are scaled to length 1 first; a pivot
 * of at most {@value #NO_PIVOT} ends the elimination. With its columns in the order of pivots the matrix has then become
 * {@code (U | F)}, U triangular, and to each free column j belongs the vector with 1 there and {@code −U⁻¹ F_j} at the
 * pivots. That is the reduced row echelon form: what its vectors link cannot be parted by a choice of others. Immutable.
 */
final class NullSpace {
    private static final double NO_PIVOT = 1e-9;
    /** Of a vector, in columns of length 1: what counts as 0 beside its largest element. */
    private static final double ZERO = 1e-8;

    private final double[][] matrix;
    private final int columns;
    /** Largest element of each row that has not been pivot, and its column. */
    private final double[] largest;

    private final int[] largestAt;
    private final int[] pivot;
    private final double[][] vectors;

    /**
     * @param matrix  shape [rows][columns], no column all 0; destroyed
     * @param columns number of columns
     */
    NullSpace(double[][] matrix, int columns) {
        this.matrix = matrix;
        this.columns = columns;
        this.largest = new double[matrix.length];
        this.largestAt = new int[matrix.length];
        this.pivot = new int[Math.min(matrix.length, columns)];
        double[] length = scale();
        int rank = eliminate();
        boolean[] free = new boolean[columns];
        Arrays.fill(free, true);
        for (int k = 0; k < rank; k++) {
            free[pivot[k]] = false;
        }
        this.vectors = new double[columns - rank][];
        for (int c = 0, k = 0; c < columns; c++) {
            if (free[c]) {
                vectors[k++] = vector(c, rank, length);
            }
        }
    }

    private double[] scale() {
        double[] length = new double[columns];
        for (double[] row : matrix) {
            for (int c = 0; c < columns; c++) {
                length[c] += row[c] * row[c];
            }
        }
        for (int c = 0; c < columns; c++) {
            length[c] = Math.sqrt(length[c]);
        }
        for (double[] row : matrix) {
            for (int c = 0; c < columns; c++) {
                row[c] /= length[c];
            }
        }
        return length;
    }

    /** @return the rank; its first rows are then those of U and F */
    private int eliminate() {
        for (int i = 0; i < matrix.length; i++) {
            findLargest(i);
        }
        for (int k = 0; k < pivot.length; k++) {
            int best = k;
            for (int i = k + 1; i < matrix.length; i++) {
                best = largest[i] > largest[best] ? i : best;
            }
            if (!(largest[best] > NO_PIVOT)) {
                return k;
            }
            swap(k, best);
            pivot[k] = largestAt[k];
            double[] from = matrix[k];
            for (int i = k + 1; i < matrix.length; i++) {
                double[] row = matrix[i];
                double factor = row[pivot[k]] / from[pivot[k]];
                if (factor != 0) {
                    for (int c = 0; c < columns; c++) {
                        row[c] -= factor * from[c];
                    }
                    row[pivot[k]] = 0;
                    findLargest(i);
                }
            }
        }
        return pivot.length;
    }

    private void findLargest(int i) {
        largest[i] = 0;
        for (int c = 0; c < columns; c++) {
            if (Math.abs(matrix[i][c]) > largest[i]) {
                largest[i] = Math.abs(matrix[i][c]);
                largestAt[i] = c;
            }
        }
    }

    private void swap(int i, int j) {
        double[] row = matrix[i];
        matrix[i] = matrix[j];
        matrix[j] = row;
        double size = largest[i];
        largest[i] = largest[j];
        largest[j] = size;
        int at = largestAt[i];
        largestAt[i] = largestAt[j];
        largestAt[j] = at;
    }

    private double[] vector(int free, int rank, double[] length) {
        double[] v = new double[columns];
        v[free] = 1;
        double most = 1;
        for (int k = rank - 1; k >= 0; k--) {
            double sum = matrix[k][free];
            for (int j = k + 1; j < rank; j++) {
                sum += matrix[k][pivot[j]] * v[pivot[j]];
            }
            v[pivot[k]] = -sum / matrix[k][pivot[k]];
            most = Math.max(most, Math.abs(v[pivot[k]]));
        }
        for (int c = 0; c < columns; c++) {
            v[c] = Math.abs(v[c]) > ZERO * most ? v[c] / length[c] : 0;
        }
        return v;
    }

    /** @return how many null vectors make up all */
    int dimension() {
        return vectors.length;
    }

    /** @return columns that null vectors link, ascending; those that are 0 in all are in none of these */
    List<int[]> blocks() {
        DisjointSets sets = new DisjointSets(columns);
        boolean[] linked = new boolean[columns];
        for (double[] v : vectors) {
            int last = -1;
            for (int c = 0; c < columns; c++) {
                if (v[c] != 0) {
                    linked[c] = true;
                    if (last >= 0) {
                        sets.join(last, c);
                    }
                    last = c;
                }
            }
        }
        return sets.members(c -> linked[c]);
    }

    /**
     * @param block one of {@link #blocks}
     * @return the null vectors of these columns, shape [dimension of the block][columns of the block]
     */
    double[][] vectors(int[] block) {
        List<double[]> found = new ArrayList<>();
        for (double[] v : vectors) {
            double[] of = Arrays.stream(block).mapToDouble(c -> v[c]).toArray();
            if (Arrays.stream(of).anyMatch(value -> value != 0)) {
                found.add(of);
            }
        }
        return found.toArray(double[][]::new);
    }
}
