package org.emkit.quant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What the classes of one connected part leave free. */
final class PartIdentifiability {
    /** Columns of a block, equal ones taken as one, above which it is not looked into. */
    static final int MOST_COLUMNS = 256;

    /** A range below the last digit that is written is none. */
    private static final double LEAST_RANGE = 1e-3;

    private final PartTable table;
    private final double[] fragments;
    private final List<FreeGroup> groups = new ArrayList<>();
    private int unchecked;

    /** Columns that null vectors link, and how far each may go. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Linked(int[] columns, FreeRanges ranges) {}

    /**
     * @param table     the part
     * @param fragments the estimate, of the part's columns
     */
    PartIdentifiability(PartTable table, double[] fragments) {
        this.table = table;
        this.fragments = fragments;
    }

    /** @return the part */
    PartTable table() {
        return table;
    }

    /** @return the estimate, of the part's columns */
    double[] fragments() {
        return fragments;
    }

    /** @return groups found */
    List<FreeGroup> groups() {
        return groups;
    }

    /** @return transcripts in blocks too large to look into, but for those in groups of equal ones */
    int unchecked() {
        return unchecked;
    }

    /**
     * Looks at the estimate alone. That it is near the optimum and not at it can make determined transcripts seem free, but
     * not the other way round.
     *
     * @return whether all is said; otherwise {@link #decide(double[])} must
     */
    boolean decide() {
        PartEstimate estimate = new PartEstimate(table, fragments);
        FreeBlocks free = new FreeBlocks(table, estimate.candidate);
        for (int[] block : free.blocks()) {
            if (block.length > MOST_COLUMNS || nullSpace(estimate, block).dimension() > 0) {
                return false;
            }
        }
        addEqual(free, new boolean[table.columns()]);
        return true;
    }

    /**
     * Looks at an optimal answer.
     *
     * @param optimum of the part's columns
     */
    void decide(double[] optimum) {
        PartEstimate estimate = new PartEstimate(table, optimum);
        FreeBlocks free = new FreeBlocks(table, estimate.candidate);
        boolean[] grouped = new boolean[table.columns()];
        for (int[] block : free.blocks()) {
            if (block.length > MOST_COLUMNS) {
                addUnchecked(free, block, grouped);
                continue;
            }
            for (Linked linked : linked(estimate, free.joint(optimum), block)) {
                addLinked(free, linked, grouped);
            }
        }
        addEqual(free, grouped);
    }

    /**
     * The null vectors of some columns, with one more class that fits all alike, because an answer has the part's
     * fragments. Rows are scaled by √n/s: a column's squares then sum to its information.
     */
    private NullSpace nullSpace(PartEstimate estimate, int[] columns) {
        int[] place = new int[table.rows()];
        int rows = 0;
        for (int c : columns) {
            for (int k = table.columnStart[c]; k < table.columnStart[c + 1]; k++) {
                if (place[table.row[k]] == 0) {
                    place[table.row[k]] = ++rows;
                }
            }
        }
        double[][] matrix = new double[rows + 1][columns.length];
        Arrays.fill(matrix[0], 1 / Math.sqrt(table.total));
        for (int j = 0; j < columns.length; j++) {
            for (int k = table.columnStart[columns[j]]; k < table.columnStart[columns[j] + 1]; k++) {
                int i = table.row[k];
                matrix[place[i]][j] =
                        table.likelihood[table.entry[k]] * Math.sqrt(table.count[i]) / estimate.expected[i];
            }
        }
        return new NullSpace(matrix, columns.length);
    }

    /** Columns that null vectors link may yet have no room to move; without these others may be linked no more. */
    private List<Linked> linked(PartEstimate estimate, double[] joint, int[] block) {
        int[] columns = block;
        while (true) {
            NullSpace space = nullSpace(estimate, columns);
            List<Linked> found = new ArrayList<>();
            IntStream.Builder free = IntStream.builder();
            boolean all = true;
            for (int[] places : space.blocks()) {
                int[] of = of(columns, places);
                Linked linked = new Linked(of, FreeRanges.of(of(joint, of), space.vectors(places)));
                found.add(linked);
                for (int k = 0; k < of.length; k++) {
                    if (linked.ranges.maximum(k) - linked.ranges.minimum(k) < LEAST_RANGE) {
                        all = false;
                    } else {
                        free.add(of[k]);
                    }
                }
            }
            if (all) {
                return found;
            }
            columns = free.build().sorted().toArray();
        }
    }

    private static int[] of(int[] values, int[] places) {
        return Arrays.stream(places).map(k -> values[k]).toArray();
    }

    private static double[] of(double[] values, int[] places) {
        return Arrays.stream(places).mapToDouble(k -> values[k]).toArray();
    }

    /** Of equal columns each may have nothing, and all of what they may have together. */
    private void addLinked(FreeBlocks free, Linked linked, boolean[] grouped) {
        int[] place = new int[table.columns()];
        Arrays.fill(place, -1);
        for (int k = 0; k < linked.columns.length; k++) {
            place[linked.columns[k]] = k;
        }
        int[] members = columns(c -> place[free.lowest(c)] >= 0);
        double[] minimum = new double[members.length];
        double[] maximum = new double[members.length];
        for (int k = 0; k < members.length; k++) {
            int c = members[k];
            int from = place[free.lowest(c)];
            minimum[k] = free.copies(c) > 1 ? 0 : Math.min(linked.ranges.minimum(from), fragments[c]);
            maximum[k] = Math.max(linked.ranges.maximum(from), fragments[c]);
        }
        add(members, minimum, maximum, false, grouped);
    }

    private void addUnchecked(FreeBlocks free, int[] block, boolean[] grouped) {
        for (int c : block) {
            if (free.copies(c) > 1) {
                int[] members = columns(other -> free.lowest(other) == c);
                double[] unknown = new double[members.length];
                Arrays.fill(unknown, Double.NaN);
                add(members, unknown, unknown, true, grouped);
            } else {
                unchecked++;
            }
        }
    }

    /** Of equal columns only the sum is determined, and any one may have all of it. */
    private void addEqual(FreeBlocks free, boolean[] grouped) {
        double[] joint = free.joint(fragments);
        for (int c = 0; c < joint.length; c++) {
            if (free.lowest(c) == c && free.copies(c) > 1 && !grouped[c] && joint[c] >= LEAST_RANGE) {
                int lowest = c;
                int[] members = columns(other -> free.lowest(other) == lowest);
                double[] all = new double[members.length];
                Arrays.fill(all, joint[c]);
                add(members, new double[members.length], all, true, grouped);
            }
        }
    }

    private int[] columns(IntPredicate pass) {
        return IntStream.range(0, table.columns()).filter(pass).toArray();
    }

    private void add(int[] columns, double[] minimum, double[] maximum, boolean identical, boolean[] grouped) {
        double sum = 0;
        for (int c : columns) {
            grouped[c] = true;
            sum += fragments[c];
        }
        groups.add(new FreeGroup(of(table.transcript, columns), minimum, maximum, sum, identical));
    }
}
