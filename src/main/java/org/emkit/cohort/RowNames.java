package org.emkit.cohort;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.emkit.alignment.AbundanceTable;

/** Transcripts, or genes, that are the rows of matrices. Immutable. */
public final class RowNames {
    private final List<String> names;
    private final Map<String, Integer> index;

    /**
     * @param names shape [rows], distinct
     * @throws IllegalArgumentException where a name comes twice
     */
    public RowNames(List<String> names) {
        this.names = List.copyOf(names);
        this.index = new HashMap<>(names.size() * 2);
        for (int row = 0; row < names.size(); row++) {
            if (index.put(names.get(row), row) != null) {
                throw new IllegalArgumentException("row named twice: " + names.get(row));
            }
        }
    }

    /** @return number of rows */
    public int size() {
        return names.size();
    }

    /** @return name of the row */
    public String name(int row) {
        return names.get(row);
    }

    /**
     * Finds a row by its name.
     *
     * @param likely where it is looked for first: tables of many samples have their names in one order
     * @return the row, or −1
     */
    public int indexOf(String name, int likely) {
        return likely < size() && names.get(likely).equals(name) ? likely : index.getOrDefault(name, -1);
    }

    /** @return names that the table has and these rows have not, in the table's order */
    public List<String> unknownOf(AbundanceTable table) {
        return IntStream.range(0, table.size())
                .filter(row -> indexOf(table.name(row), row) < 0)
                .mapToObj(table::name)
                .toList();
    }

    /** @return names that these rows have and the table has not, in the order of rows */
    public List<String> missingIn(AbundanceTable table) {
        boolean[] there = new boolean[size()];
        for (int row = 0; row < table.size(); row++) {
            int here = indexOf(table.name(row), row);
            if (here >= 0) {
                there[here] = true;
            }
        }
        return IntStream.range(0, there.length)
                .filter(row -> !there[row])
                .mapToObj(this::name)
                .toList();
    }

    /**
     * @return this row of each row of the table, shape [rows of the table]
     * @throws IllegalArgumentException where names are not the same
     */
    int[] rowsOf(AbundanceTable table) {
        if (table.size() != size()) {
            throw new IllegalArgumentException(table.size() + " rows instead of " + size());
        }
        int[] rows = new int[table.size()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = indexOf(table.name(row), row);
            if (rows[row] < 0) {
                throw new IllegalArgumentException("no row " + table.name(row));
            }
        }
        return rows;
    }
}
