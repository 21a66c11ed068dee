package org.emkit.em;

import org.jspecify.annotations.Nullable;

/**
 * What the {@link Curvature} of a table needs that does not depend on weights. Immutable; shared by those who solve the
 * same table for other weights.
 */
final class CurvaturePattern {
    /** Null where all columns are taken as neighbours. */
    private final @Nullable EliminationTable elimination;

    private final double work;

    /** @throws FactorLimit.Exceeded if a factorisation would take more */
    CurvaturePattern(ComponentTable table, FactorLimit limit) {
        double matrix = matrixWork(table);
        limit.check(0, matrix);
        if (table.columns <= DenseCurvature.MOST_COLUMNS) {
            double n = table.columns;
            limit.check(table.columns * (table.columns + 1L) / 2, n * n * n / 6);
            this.elimination = null;
            this.work = matrix + n * n * n / 6 + n * n;
        } else {
            this.elimination = new EliminationTable(table, limit);
            this.work = matrix + elimination.factor.work() + 2.0 * elimination.factor.elements();
        }
    }

    private static double matrixWork(ComponentTable table) {
        double work = 0;
        for (int i = 0; i < table.rows(); i++) {
            int length = table.start[i + 1] - table.start[i];
            work += length * (length + 1.0) / 2;
        }
        return work;
    }

    /** @return multiplications of one factorisation and one solution, about */
    double work() {
        return work;
    }

    /**
     * @param table   the one that the pattern was made for, or one with other weights
     * @param workers for large tables
     * @return for one caller
     */
    Curvature of(ComponentTable table, Workers workers) {
        return elimination == null ? new DenseCurvature(table) : new SparseCurvature(elimination, workers);
    }
}
