package org.emkit.quant;

import java.util.ArrayList;
import java.util.List;
import org.emkit.alignment.AlignmentCounts;
import org.emkit.alignment.FragmentAlignments;
import org.emkit.alignment.FragmentKind;
import org.emkit.alignment.LibraryType;
import org.emkit.alignment.Orientation;
import org.emkit.alignment.Transcriptome;
import org.emkit.em.SparsePattern;

/**
 * Puts fragments into classes. Of each fragment the placements that the library cannot give are dropped; weights on one
 * transcript are added; what is far below the best is dropped; what remains, with the bins of its weights, is the key
 * of a class. A class sums its fragments' weights, relative to each fragment's best, in integer units of 2⁻³², so that
 * neither the order of fragments nor how they are shared out can change a bit. Not thread-safe.
 */
final class EquivalenceClassBuilder {
    /** Steps that a placement must pass, in order; a fragment is lost at the last step that any placement reaches. */
    private static final List<String> STEPS = List.of(
            ReadFates.TOO_LONG,
            ReadFates.DOVETAILED_DISCARDED,
            ReadFates.ORPHAN_DISCARDED,
            ReadFates.WRONG_ORIENTATION,
            ReadFates.WRONG_STRAND);

    private static final int KEPT = STEPS.size();

    private final Transcriptome transcriptome;
    private final CompatibilityWeight weights;
    private final WeightCode code;
    private final double minRatio;
    private final int maxFragmentLength;
    /** Step at which a placement of that orientation is lost, lengths aside. */
    private final int[] stepOf = new int[Orientation.COUNT];

    private final ClassArena arena = new ClassArena();
    private final long[] lostAt = new long[STEPS.size()];
    private final long[] keptOfKind = new long[FragmentKind.values().length];
    private long dovetailed;

    private int size;
    private int[] member = new int[16];
    private int[] bin = new int[16];
    private double[] weight = new double[16];
    private long[] units = new long[16];

    EquivalenceClassBuilder(
            Transcriptome transcriptome, CompatibilityWeight weights, LibraryType library, QuantOptions options) {
        this.transcriptome = transcriptome;
        this.weights = weights;
        this.code = new WeightCode(options.bins(), options.minRatioNats());
        this.minRatio = StrictMath.exp(-options.minRatioNats());
        this.maxFragmentLength = options.maxFragmentLength();
        for (int o = 0; o < stepOf.length; o++) {
            Orientation orientation = Orientation.of(o);
            if (options.discardDovetails() && orientation.isDovetail()) {
                stepOf[o] = STEPS.indexOf(ReadFates.DOVETAILED_DISCARDED);
            } else if (options.discardOrphans() && orientation.isOrphan()) {
                stepOf[o] = STEPS.indexOf(ReadFates.ORPHAN_DISCARDED);
            } else if (!library.acceptsGeometry(orientation)) {
                stepOf[o] = STEPS.indexOf(ReadFates.WRONG_ORIENTATION);
            } else {
                stepOf[o] = library.accepts(orientation) ? KEPT : STEPS.indexOf(ReadFates.WRONG_STRAND);
            }
        }
    }

    /**
     * Adds fragments that are all alike.
     *
     * @param fragment placements in ascending order of transcript, at least one
     * @param times    how many, ≥ 1
     */
    void add(FragmentAlignments fragment, long times) {
        int reached = 0;
        int best = Integer.MIN_VALUE;
        boolean onlyDovetails = true;
        for (int i = 0; i < fragment.size(); i++) {
            int step = step(fragment, i);
            reached = Math.max(reached, step);
            if (step == KEPT) {
                best = Math.max(best, fragment.score(i));
                onlyDovetails &= fragment.orientation(i).isDovetail();
            }
        }
        if (reached < KEPT) {
            lostAt[reached] += times;
            return;
        }
        keptOfKind[fragment.kind().code()] += times;
        dovetailed += onlyDovetails ? times : 0;
        collect(fragment, best);
        prune();
        arena.add(member, bin, units, size, times);
    }

    /** Adds all fragments of another builder, made as this one. */
    void addAll(EquivalenceClassBuilder other) {
        arena.addAll(other.arena);
        for (int step = 0; step < lostAt.length; step++) {
            lostAt[step] += other.lostAt[step];
        }
        for (int kind = 0; kind < keptOfKind.length; kind++) {
            keptOfKind[kind] += other.keptOfKind[kind];
        }
        dovetailed += other.dovetailed;
    }

    private int step(FragmentAlignments fragment, int placement) {
        Orientation orientation = fragment.orientation(placement);
        boolean tooLong = orientation.isPair() && fragment.length(placement) > maxFragmentLength;
        return tooLong ? 0 : stepOf[orientation.code()];
    }

    /** Members and their weights, one for each transcript with a kept placement. */
    private void collect(FragmentAlignments fragment, int best) {
        if (fragment.size() > member.length) {
            int capacity = Math.max(fragment.size(), member.length * 2);
            member = new int[capacity];
            bin = new int[capacity];
            weight = new double[capacity];
            units = new long[capacity];
        }
        size = 0;
        for (int i = 0; i < fragment.size(); i++) {
            if (step(fragment, i) == KEPT) {
                double w = weights.of(fragment, i, best);
                if (size > 0 && member[size - 1] == fragment.transcript(i)) {
                    weight[size - 1] += w;
                } else {
                    member[size] = fragment.transcript(i);
                    weight[size++] = w;
                }
            }
        }
    }

    /** Makes weights relative to the best and drops members far below it. */
    private void prune() {
        double most = 0;
        for (int i = 0; i < size; i++) {
            most = Math.max(most, weight[i]);
        }
        int kept = 0;
        for (int i = 0; i < size; i++) {
            double ratio = weight[i] / most;
            if (ratio >= minRatio) {
                member[kept] = member[i];
                bin[kept] = code.of(ratio);
                units[kept++] = WeightCode.units(ratio);
            }
        }
        size = kept;
    }

    /** @return the classes, in canonical order */
    EquivalenceClasses build() {
        int[] order = arena.canonicalOrder();
        int[] start = new int[order.length + 1];
        int[] component = new int[arena.entries()];
        double[] mean = new double[component.length];
        double[] count = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            int c = order[i];
            count[i] = arena.count(c);
            int from = arena.start(c);
            int at = start[i];
            for (int e = 0; e < arena.size(c); e++) {
                component[at] = arena.member(from + e);
                mean[at++] = WeightCode.mean(arena.weight(from + e), (double) arena.count(c));
            }
            start[i + 1] = at;
        }
        SparsePattern pattern = new SparsePattern(transcriptome.size(), start, component);
        return new EquivalenceClasses(pattern, mean, count, false);
    }

    /**
     * @param counts what was read
     * @return where all fragments of the input went
     * @throws IllegalStateException where not every placed fragment was added
     */
    ReadFates fates(AlignmentCounts counts) {
        long unique = 0;
        long ambiguous = 0;
        for (int c = 0; c < arena.classes(); c++) {
            unique += arena.size(c) == 1 ? arena.count(c) : 0;
            ambiguous += arena.size(c) == 1 ? 0 : arena.count(c);
        }
        List<ReadFates.Row> rows = new ArrayList<>();
        rows.add(new ReadFates.Row(ReadFates.UNMAPPED, counts.unmapped()));
        rows.add(new ReadFates.Row(ReadFates.QUALITY_FAILED, counts.qualityFailed()));
        for (int i = 0; i < lostAt.length; i++) {
            rows.add(new ReadFates.Row(STEPS.get(i), lostAt[i]));
        }
        rows.add(new ReadFates.Row(ReadFates.ASSIGNED_UNIQUE, unique));
        rows.add(new ReadFates.Row(ReadFates.ASSIGNED_AMBIGUOUS, ambiguous));
        List<ReadFates.Row> within = List.of(
                new ReadFates.Row(ReadFates.ORPHAN_KEPT, keptOfKind[FragmentKind.ORPHAN.code()]),
                new ReadFates.Row(ReadFates.DISCORDANT_KEPT, keptOfKind[FragmentKind.DISCORDANT.code()]),
                new ReadFates.Row(ReadFates.DOVETAILED_KEPT, dovetailed));
        ReadFates fates = new ReadFates(rows, within);
        if (fates.total() != counts.fragments()) {
            throw new IllegalStateException(
                    fates.total() + " fragments in the table but " + counts.fragments() + " were read");
        }
        return fates;
    }
}
