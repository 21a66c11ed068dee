package org.emkit.em;

/**
 * Columns of a part's table, those that no observation tells apart taken as one, those without entries left out.
 * Immutable.
 */
final class DistinctColumns {
    /** Of the columns that are kept. */
    final ComponentTable table;
    /** How many columns of the part each stands for, shape [table.columns]. */
    final double[] members;
    /** What each of the part's columns is here, or −1. */
    private final int[] column;

    /**
     * @param whole  all columns of the part
     * @param lowest of each of them, the lowest one equal to it
     * @param wanted of each, whether it is kept; only asked of the lowest of equal ones
     */
    DistinctColumns(ComponentTable whole, int[] lowest, boolean[] wanted) {
        int[] index = new int[whole.columns];
        int kept = 0;
        for (int c = 0; c < index.length; c++) {
            boolean first = lowest[c] == c && wanted[c] && whole.columnStart[c + 1] > whole.columnStart[c];
            index[c] = first ? kept++ : -1;
        }
        this.members = new double[kept];
        this.column = new int[whole.columns];
        for (int c = 0; c < column.length; c++) {
            column[c] = index[lowest[c]];
            if (column[c] >= 0) {
                members[column[c]]++;
            }
        }
        this.table = kept == whole.columns ? whole : whole.select(index, kept);
    }

    /** @return counts of the columns, shape [table.columns], from those of the part's components in the whole table */
    double[] gather(double[] theta, Components parts, int part) {
        double[] count = new double[members.length];
        for (int c = 0; c < column.length; c++) {
            if (column[c] >= 0) {
                count[column[c]] += theta[parts.component(part, c)];
            }
        }
        return count;
    }

    /** Shares counts equally among the components that a column stands for; components left out get nothing. */
    void spread(double[] count, double[] theta, Components parts, int part) {
        for (int c = 0; c < column.length; c++) {
            int from = column[c];
            theta[parts.component(part, c)] = from < 0 ? 0 : count[from] / members[from];
        }
    }
}
