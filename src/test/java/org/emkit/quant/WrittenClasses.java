package org.emkit.quant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.emkit.alignment.ClassTable;
import org.emkit.alignment.Transcriptome;
import org.emkit.em.Workers;

/** Classes of transcripts a, b, … or of numbered ones, line by line. */
final class WrittenClasses {
    private static final Pattern MEMBER = Pattern.compile("([a-z])([0-9.]*)");

    private final List<Integer> start = new ArrayList<>(List.of(0));
    private final List<Integer> transcript = new ArrayList<>();
    private final List<Double> weight = new ArrayList<>();
    private final List<Double> count = new ArrayList<>();

    /** {@code ab 10} is ten fragments that fit a and b alike, {@code ab0.5 10} fit b half as well. */
    static ClassTable of(String... lines) {
        WrittenClasses classes = new WrittenClasses();
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            Matcher member = MEMBER.matcher(words[0]);
            while (member.find()) {
                String value = member.group(2);
                classes.fits(member.group(1).charAt(0) - 'a', value.isEmpty() ? 1 : Double.parseDouble(value));
            }
            classes.seen(Double.parseDouble(words[1]));
        }
        return classes.table();
    }

    /** Adds a member to the class that is open. */
    WrittenClasses fits(int member, double weightOfMember) {
        transcript.add(member);
        weight.add(weightOfMember);
        return this;
    }

    /** Closes the class; one without members is none. */
    WrittenClasses seen(double fragments) {
        if (transcript.size() > start.get(start.size() - 1)) {
            start.add(transcript.size());
            count.add(fragments);
        }
        return this;
    }

    ClassTable table() {
        int[] members = transcript.stream().mapToInt(t -> t).toArray();
        String[] names = new String[Arrays.stream(members).max().orElse(-1) + 1];
        Arrays.setAll(names, t -> "t" + t);
        return new ClassTable(
                new Transcriptome(names, new int[names.length]),
                start.stream().mapToInt(e -> e).toArray(),
                members,
                weight.stream().mapToDouble(w -> w).toArray(),
                count.stream().mapToDouble(n -> n).toArray());
    }

    /** @return the estimate, as near the optimum as makes no difference */
    static Abundances quantify(ClassTable table, int threads) {
        return quantify(table, threads, 1e-10);
    }

    static Abundances quantify(ClassTable table, int threads, double toleranceNats) {
        QuantOptions options =
                QuantOptions.builder().toleranceNats(toleranceNats).build();
        int[] lengths = new int[table.transcriptome().size()];
        double[] effective = new double[lengths.length];
        Arrays.fill(lengths, 1000);
        Arrays.fill(effective, 1000);
        try (Workers workers = new Workers(threads)) {
            return Quantifier.with(options, workers).quantify(table, lengths, effective);
        }
    }

    static Identifiability free(String... lines) {
        return quantify(of(lines), 1).identifiability();
    }
}
