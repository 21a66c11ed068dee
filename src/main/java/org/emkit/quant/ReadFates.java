package org.emkit.quant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What became of every fragment of the input. The rows exclude each other and sum exactly to the input; {@code within}
 * holds counts that lie inside one of them.
 *
 * @param rows   one for each way a fragment can go, in the order of the steps
 * @param within counts of interest among the assigned fragments, not part of the sum
 */
public record ReadFates(List<Row> rows, List<Row> within) {
    /** Fragments without any alignment. */
    public static final String UNMAPPED = "unmapped";
    /** Fragments flagged as failing quality checks. */
    public static final String QUALITY_FAILED = "quality_failed";
    /** Fragments whose every pair is longer than the longest fragment allowed. */
    public static final String TOO_LONG = "too_long";
    /** Fragments left out because their mates reach past each other. */
    public static final String DOVETAILED_DISCARDED = "dovetailed_discarded";
    /** Fragments of a paired library without a pair on one transcript, left out on request. */
    public static final String ORPHAN_DISCARDED = "orphan_discarded";
    /** Fragments that lie nowhere in the relative orientation of the library. */
    public static final String WRONG_ORIENTATION = "wrong_orientation";
    /** Fragments that lie nowhere on the strand of the library. */
    public static final String WRONG_STRAND = "wrong_strand";
    /** Fragments of a class file whose class has no positive weight. */
    public static final String WITHOUT_WEIGHT = "without_weight";
    /** Fragments that fit one transcript alone. */
    public static final String ASSIGNED_UNIQUE = "assigned_unique";
    /** Fragments that fit several transcripts. */
    public static final String ASSIGNED_AMBIGUOUS = "assigned_ambiguous";

    /** Among the assigned: one mate placed. */
    public static final String ORPHAN_KEPT = "orphan_kept";
    /** Among the assigned: both mates placed, never on one transcript. */
    public static final String DISCORDANT_KEPT = "discordant_kept";
    /** Among the assigned: every placement dovetailed. */
    public static final String DOVETAILED_KEPT = "dovetailed_kept";

    private static final List<String> ROWS = List.of(
            UNMAPPED,
            QUALITY_FAILED,
            TOO_LONG,
            DOVETAILED_DISCARDED,
            ORPHAN_DISCARDED,
            WRONG_ORIENTATION,
            WRONG_STRAND,
            WITHOUT_WEIGHT,
            ASSIGNED_UNIQUE,
            ASSIGNED_AMBIGUOUS);

    private static final List<String> WITHIN = List.of(ORPHAN_KEPT, DISCORDANT_KEPT, DOVETAILED_KEPT);

    /**
     * One line of the table.
     *
     * @param name      one of the names above
     * @param fragments how many went this way
     */
    public record Row(String name, long fragments) {}

    public ReadFates {
        rows = List.copyOf(rows);
        within = List.copyOf(within);
    }

    /** @return whether a row of the table can have that name, among those that sum to the input or among the others */
    public static boolean isRow(String name, boolean within) {
        return (within ? WITHIN : ROWS).contains(name);
    }

    /**
     * What is known of the fragments of a class file.
     *
     * @param all     fragments in the file
     * @param classes what of them an estimate is made from
     */
    static ReadFates ofClasses(double all, EquivalenceClasses classes) {
        long total = Math.round(all);
        long assigned = Math.round(classes.fragments());
        long unique = Math.round(Arrays.stream(classes.uniqueFragments()).sum());
        return new ReadFates(
                List.of(
                        new Row(WITHOUT_WEIGHT, total - assigned),
                        new Row(ASSIGNED_UNIQUE, unique),
                        new Row(ASSIGNED_AMBIGUOUS, assigned - unique)),
                List.of());
    }

    /** @return the sum of tables, with each row that one of them has, in the order of the steps */
    static ReadFates sum(List<ReadFates> tables) {
        return new ReadFates(
                sum(ROWS, tables.stream().map(ReadFates::rows).toList()),
                sum(WITHIN, tables.stream().map(ReadFates::within).toList()));
    }

    private static List<Row> sum(List<String> names, List<List<Row>> tables) {
        List<Row> sums = new ArrayList<>();
        for (String name : names) {
            long[] fragments = tables.stream()
                    .flatMap(List::stream)
                    .filter(row -> row.name().equals(name))
                    .mapToLong(Row::fragments)
                    .toArray();
            if (fragments.length > 0) {
                sums.add(new Row(name, Arrays.stream(fragments).sum()));
            }
        }
        return sums;
    }

    /** @return fragments of the input, the sum of all rows */
    public long total() {
        long sum = 0;
        for (Row row : rows) {
            sum += row.fragments();
        }
        return sum;
    }

    /** @return fragments that estimates are made from */
    public long assigned() {
        return count(ASSIGNED_UNIQUE) + count(ASSIGNED_AMBIGUOUS);
    }

    /** @return fragments in the row of that name, 0 where there is none */
    public long count(String name) {
        for (Row row : rows) {
            if (row.name().equals(name)) {
                return row.fragments();
            }
        }
        for (Row row : within) {
            if (row.name().equals(name)) {
                return row.fragments();
            }
        }
        return 0;
    }
}
