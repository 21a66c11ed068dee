package org.emkit.cohort;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** @return the row of that name, or −1 */
    public int indexOf(String name) {
        return index.getOrDefault(name, -1);
    }

    /** @return names that the table has and these rows have not, in the table's order */
    public List<String> unknownOf(AbundanceTable table) {
        return table.names().stream().filter(name -> !index.containsKey(name)).toList();
    }

    /** @return names that these rows have and the table has not, in the order of rows */
    public List<String> missingIn(AbundanceTable table) {
        boolean[] there = new boolean[size()];
        for (String name : table.names()) {
            Integer row = index.get(name);
            if (row != null) {
                there[row] = true;
            }
        }
        List<String> missing = new ArrayList<>();
        for (int row = 0; row < there.length; row++) {
            if (!there[row]) {
                missing.add(name(row));
            }
        }
        return missing;
    }

    /**
     * @return this row of each row of the table, shape [rows of the table]
     * @throws IllegalArgumentException where names are not the same
     */
    int[] rowsOf(AbundanceTable table) {
        if (table.size() != size()) {
            throw new IllegalArgumentException(table.size() + " rows instead of " + size());
        }
        return table.names().stream()
                .mapToInt(name -> {
                    Integer row = index.get(name);
                    if (row == null) {
                        throw new IllegalArgumentException("no row " + name);
                    }
                    return row;
                })
                .toArray();
    }
}
