package org.emkit.quant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.emkit.alignment.ClassTable;
import org.emkit.alignment.Transcriptome;
import org.jspecify.annotations.Nullable;

/**
 * A sample from class files: one, whose classes are taken as they stand, or several, of its lanes or of parts that were
 * put into classes apart. The classes of several are put together ({@link ClassMerge}); effective lengths that differ
 * become, with N fragments in each input,
 *
 * <pre>  l̃ = Σ N l̃ / Σ N</pre>
 *
 * The order of inputs changes no bit. Not thread-safe.
 */
public final class SampleMerge {
    private final QuantOptions options;
    private final List<Part> parts = new ArrayList<>();
    private final ClassMerge merge;
    /** Classes of the first input, until there is a second. */
    private @Nullable EquivalenceClasses waiting;

    /** The transcripts in the order of the first input, which numbers them until all are known. */
    private Transcriptome transcriptome = new Transcriptome(new String[0], new int[0]);
    /** The same in the order of the input whose list of names comes first in the alphabet. */
    private Transcriptome canonical = transcriptome;

    /** What remains of an input once its classes are merged. */
    private static final class Part {
        private final double all;
        private final double assigned;
        private final int classes;
        private final double[] effectiveLength;
        private final @Nullable ReadFates fates;

        Part(double all, EquivalenceClasses classes, double[] effectiveLength, @Nullable ReadFates fates) {
            this.all = all;
            this.assigned = classes.fragments();
            this.classes = classes.classes();
            this.effectiveLength = effectiveLength;
            this.fates = fates;
        }
    }

    /** @param options of which the bins matter here: how classes of several inputs are told apart */
    public SampleMerge(QuantOptions options) {
        this.options = options;
        this.merge = new ClassMerge(options.bins());
    }

    /**
     * Adds an input.
     *
     * @param table           classes; those of all inputs are of the same transcripts, in any order, and either all have
     *                        weights or none has
     * @param lengths         bases, shape [transcripts], each ≥ 1; of a transcript the same in all inputs
     * @param effectiveLength bases, shape [transcripts], each &gt; 0
     * @param fates           what became of the fragments of the input, or null: its classes are all that is known
     * @throws ArithmeticException where a class of several inputs comes to 2³¹ fragments
     */
    public void add(ClassTable table, int[] lengths, double[] effectiveLength, @Nullable ReadFates fates) {
        for (double length : effectiveLength) {
            if (!(length > 0)) {
                throw new IllegalArgumentException("effective length " + length);
            }
        }
        Transcriptome named = named(table, lengths);
        EquivalenceClasses classes = EquivalenceClasses.fromClassTable(table);
        double all = 0;
        for (int c = 0; c < table.classes(); c++) {
            all += table.count(c);
        }
        if (parts.isEmpty()) {
            transcriptome = named;
            canonical = named;
            waiting = classes;
            parts.add(new Part(all, classes, effectiveLength.clone(), fates));
            return;
        }
        int[] number = numbers(named, transcriptome);
        if (waiting != null) {
            merge.add(waiting, parts.get(0).effectiveLength, numbers(transcriptome, transcriptome));
            waiting = null;
        }
        merge.add(classes, effectiveLength, number);
        double[] renumbered = new double[effectiveLength.length];
        for (int t = 0; t < renumbered.length; t++) {
            renumbered[number[t]] = effectiveLength[t];
        }
        parts.add(new Part(all, classes, renumbered, fates));
        canonical = compare(named, canonical) < 0 ? named : canonical;
    }

    private static Transcriptome named(ClassTable table, int[] lengths) {
        String[] names = new String[table.transcriptome().size()];
        Arrays.setAll(names, table.transcriptome()::name);
        return new Transcriptome(names, lengths);
    }

    /** @return of each transcript its number in the other order */
    private static int[] numbers(Transcriptome from, Transcriptome in) {
        if (from.size() != in.size()) {
            throw new IllegalArgumentException(from.size() + " and " + in.size() + " transcripts");
        }
        int[] number = new int[from.size()];
        for (int t = 0; t < number.length; t++) {
            number[t] = in.indexOf(from.name(t));
            if (number[t] < 0 || in.length(number[t]) != from.length(t)) {
                throw new IllegalArgumentException("not in all inputs: " + from.name(t) + " of " + from.length(t));
            }
        }
        return number;
    }

    private static int compare(Transcriptome a, Transcriptome b) {
        int order = 0;
        for (int t = 0; t < a.size() && order == 0; t++) {
            order = a.name(t).compareTo(b.name(t));
        }
        return order;
    }

    /** @return the sample that all inputs make */
    public Sample sample() {
        if (parts.isEmpty()) {
            throw new IllegalStateException("no input");
        }
        if (waiting != null) {
            Part only = parts.get(0);
            ReadFates fates = only.fates == null ? ReadFates.ofClasses(only.all, waiting) : only.fates;
            return new Sample(options, transcriptome, only.effectiveLength, waiting, fates, null, null);
        }
        EquivalenceClasses classes = merge.build(numbers(transcriptome, canonical));
        List<Part> heard = parts.stream().filter(part -> part.assigned > 0).toList();
        heard = heard.isEmpty() ? parts : heard;
        int[] number = numbers(canonical, transcriptome);
        double[] effectiveLength = new double[number.length];
        boolean agree = true;
        int longest = 0;
        double difference = 0;
        for (int t = 0; t < number.length; t++) {
            double[] lengths = new double[heard.size()];
            for (int i = 0; i < lengths.length; i++) {
                lengths[i] = heard.get(i).effectiveLength[number[t]];
            }
            effectiveLength[t] = mean(lengths, heard);
            Arrays.sort(lengths);
            double between = lengths[lengths.length - 1] - lengths[0];
            agree &= between == 0;
            if (canonical.length(t) > longest) {
                longest = canonical.length(t);
                difference = between;
            }
        }
        long before = parts.stream().mapToLong(part -> part.classes).sum();
        Merged merged = new Merged(parts.size(), before, agree, difference);
        return new Sample(options, canonical, effectiveLength, classes, fates(classes), null, merged);
    }

    /** Mean weighted by fragments; where there are none, all inputs weigh the same. */
    private static double mean(double[] lengths, List<Part> of) {
        if (Arrays.stream(lengths).allMatch(length -> length == lengths[0])) {
            return lengths[0];
        }
        double[] weight = of.stream()
                .mapToDouble(part -> part.assigned > 0 ? part.assigned : 1)
                .toArray();
        double all = sum(weight);
        double[] weighted = new double[weight.length];
        Arrays.setAll(weighted, i -> weight[i] / all * lengths[i]);
        double most = Arrays.stream(lengths).max().orElseThrow();
        return Math.min(most, sum(weighted)); // rounding
    }

    /** Ascending, so that the order of inputs changes no bit. */
    private static double sum(double[] values) {
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        double sum = 0;
        for (double value : ascending) {
            sum += value;
        }
        return sum;
    }

    private ReadFates fates(EquivalenceClasses classes) {
        List<ReadFates> known =
                parts.stream().map(part -> part.fates).filter(Objects::nonNull).toList();
        return known.size() == parts.size()
                ? ReadFates.sum(known)
                : ReadFates.ofClasses(
                        sum(parts.stream().mapToDouble(part -> part.all).toArray()), classes);
    }
}
