package org.emkit.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.emkit.UserException;
import org.emkit.alignment.ClassTable;
import org.emkit.alignment.Transcriptome;
import org.emkit.io.ClassFile;
import org.emkit.io.HeaderCheck;
import org.emkit.io.LengthsFile;
import org.emkit.io.OutputDirectory;
import org.emkit.io.ReadFateFile;
import org.emkit.io.SameTranscripts;
import org.emkit.io.TranscriptNames;
import org.emkit.quant.EffectiveLengths;
import org.emkit.quant.FragmentLengths;
import org.emkit.quant.QuantOptions;
import org.emkit.quant.ReadFates;
import org.emkit.quant.Sample;
import org.emkit.quant.SampleMerge;
import org.emkit.report.ReadFateTable;
import org.jspecify.annotations.Nullable;

/** What {@code --eq} names, class files and folders of results, read into one sample. */
final class ClassInputs {
    private final List<String> inputs;
    private final TranscriptNames names;
    private final QuantOptions options;
    private final RunInputs read;
    private final SampleMerge merge;
    private final boolean fatesKnown;
    private @Nullable LengthsFile givenLengths;
    private @Nullable Transcriptome fasta;
    private String fastaFile = "";

    /** Of the first input: what others are held against. */
    private @Nullable Transcriptome first;

    private String firstFile = "";
    private String firstLengthsFile = "";
    /** The first input that has classes: whether they have weights, and its name. */
    private @Nullable Boolean weighted;

    private String weightedFile = "";

    /** Digest of each class file that holds classes → names of the inputs. */
    private final Map<String, List<String>> namesOf = new TreeMap<>();

    private ClassInputs(List<String> inputs, TranscriptNames names, QuantOptions options, RunInputs read) {
        this.inputs = inputs;
        this.names = names;
        this.options = options;
        this.read = read;
        this.merge = new SampleMerge(options);
        this.fatesKnown =
                inputs.stream().allMatch(name -> isFolder(name) && Files.exists(in(name, QuantResults.FATES)));
    }

    /**
     * Takes inputs, of which none has been read yet.
     *
     * @param inputs as given, at least one
     * @param names  how names of transcripts are shortened
     * @param read   is told of all files
     */
    static ClassInputs of(List<String> inputs, TranscriptNames names, QuantOptions options, RunInputs read) {
        return new ClassInputs(inputs, names, options, read);
    }

    /** @return this, with lengths and effective lengths of all inputs from that file */
    ClassInputs withLengths(Path file) {
        givenLengths = LengthsFile.read(file.toString(), names);
        firstLengthsFile = file.toString();
        read.add("lengths", file);
        return this;
    }

    /** @return this, with transcripts that lengths are taken from where there are no others, else held against */
    ClassInputs withTranscripts(Transcriptome transcripts, Path file) {
        fasta = transcripts;
        fastaFile = file.toString();
        return this;
    }

    /** @return whether an input is a folder of results, which holds lengths besides classes */
    static boolean isFolder(String input) {
        try {
            return !input.equals("-") && Files.isDirectory(Path.of(input));
        } catch (InvalidPathException e) {
            return false; // said where it is opened
        }
    }

    private static Path in(String folder, String name) {
        return Path.of(folder).resolve(name);
    }

    /** @return the sample that all inputs make */
    Sample sample() {
        for (String input : inputs) {
            add(input);
        }
        Sample sample = merge.sample();
        if (fasta != null && !firstLengthsFile.isEmpty()) {
            HeaderCheck.check(fasta, fastaFile, sample.transcriptome(), firstLengthsFile);
        }
        namesOf.values().stream()
                .filter(names -> names.size() > 1)
                .map(names -> names.stream().sorted().toList())
                .map(names -> String.join(" and ", names) + " hold the same bytes: their fragments count "
                        + (names.size() == 2 ? "twice" : names.size() + " times"))
                .sorted()
                .forEach(read::warn);
        return sample;
    }

    private void add(String input) {
        boolean folder = isFolder(input);
        String file = folder ? classesIn(input).toString() : input;
        read.watch(file);
        ClassTable whole = ClassFile.read(file);
        ClassTable table = whole.of(names.of(whole.transcriptome(), file));
        String digest = read.add("classes", Path.of(file));
        if (digest != null && table.classes() > 0) {
            namesOf.computeIfAbsent(digest, bytes -> new ArrayList<>()).add(file);
        }
        checkAgainstFirst(table, file);
        Transcriptome transcriptome;
        double[] effectiveLength;
        if (givenLengths != null || folder) {
            LengthsFile lengths = givenLengths == null ? lengthsIn(input) : givenLengths;
            transcriptome = lengths.lengthsOf(table.transcriptome());
            effectiveLength = lengths.effectiveLengthsOf(table.transcriptome());
        } else {
            transcriptome = lengthsOfFasta(table.transcriptome(), file);
            effectiveLength = EffectiveLengths.of(
                    transcriptome.lengths(),
                    FragmentLengths.gaussian(
                            options.fragmentMean(), options.fragmentSd(), options.maxFragmentLength()));
        }
        first = first == null ? transcriptome : first;
        SameTranscripts.checkLengths(first, firstLengthsFile, transcriptome, folder ? input : file);
        ReadFates fates = fatesKnown ? fates(in(input, QuantResults.FATES), table, file) : null;
        try {
            merge.add(table, transcriptome.lengths(), effectiveLength, fates);
        } catch (ArithmeticException e) {
            throw new UserException(
                    "brings a class to 2^31 fragments or more", file, "merge fewer inputs, or inputs of fewer", e);
        }
    }

    private static Path classesIn(String folder) {
        Path file = in(folder, QuantResults.CLASSES);
        if (!Files.exists(file)) {
            throw new UserException(
                    "has no " + QuantResults.CLASSES, folder, "give the folder of a run with --eq-only or --dump-eq");
        }
        if (OutputDirectory.isUnfinished(Path.of(folder), QuantResults.MARKER)) {
            throw new UserException(
                    "holds an unfinished run: there is no " + QuantResults.MARKER, folder, "run it again");
        }
        return file;
    }

    private LengthsFile lengthsIn(String folder) {
        Path full = in(folder, QuantResults.TRANSCRIPT_LENGTHS);
        Path file = Files.exists(full) ? full : in(folder, QuantResults.QUANT);
        if (!Files.exists(file)) {
            throw new UserException(
                    "has neither " + QuantResults.TRANSCRIPT_LENGTHS + " nor " + QuantResults.QUANT,
                    folder,
                    "give --lengths, or the folder of a run with --eq-only or --dump-eq");
        }
        read.watch(file.toString());
        LengthsFile lengths = LengthsFile.read(file.toString(), names);
        read.add("lengths", file);
        firstLengthsFile = firstLengthsFile.isEmpty() ? file.toString() : firstLengthsFile;
        return lengths;
    }

    private Transcriptome lengthsOfFasta(Transcriptome named, String file) {
        Transcriptome sequences = fasta;
        if (sequences == null) {
            throw new IllegalStateException("no lengths");
        }
        String[] names = new String[named.size()];
        int[] lengths = new int[named.size()];
        for (int t = 0; t < lengths.length; t++) {
            names[t] = named.name(t);
            int found = sequences.indexOf(names[t]);
            if (found < 0) {
                throw new UserException(
                        "has no transcript " + names[t] + ", which " + file + " names",
                        fastaFile,
                        "give the FASTA that the reads were aligned to");
            }
            lengths[t] = sequences.length(found);
        }
        return new Transcriptome(names, lengths);
    }

    private void checkAgainstFirst(ClassTable table, String file) {
        if (first == null) {
            firstFile = file;
        } else {
            SameTranscripts.checkNames(first, firstFile, table.transcriptome(), file);
        }
        if (table.classes() == 0) {
            return;
        }
        if (weighted == null) {
            weighted = table.hasWeights();
            weightedFile = file;
        } else if (weighted != table.hasWeights()) {
            throw new UserException(
                    "has " + (weighted ? "no weights" : "weights") + ", unlike " + weightedFile,
                    file,
                    "give class files that all have weights, or that all have none");
        }
    }

    private ReadFates fates(Path file, ClassTable table, String classes) {
        List<ReadFates.Row> rows = new ArrayList<>();
        List<ReadFates.Row> within = new ArrayList<>();
        read.watch(file.toString());
        ReadFateFile.read(file.toString()).forEach((name, fragments) -> {
            boolean inside = name.startsWith(ReadFateTable.WITHIN);
            String bare = inside ? name.substring(ReadFateTable.WITHIN.length()) : name;
            if (!ReadFates.isRow(bare, inside)) {
                throw new UserException(
                        "'" + name + "' is no fate of reads",
                        file.toString(),
                        "give the class files instead of folders");
            }
            (inside ? within : rows).add(new ReadFates.Row(bare, fragments));
        });
        read.add("read_fates", file);
        ReadFates fates = new ReadFates(rows, within);
        double fragments = 0;
        for (int c = 0; c < table.classes(); c++) {
            fragments += table.count(c);
        }
        if (fates.assigned() != Math.round(fragments)) {
            throw new UserException(
                    fates.assigned() + " assigned fragments, but " + Math.round(fragments) + " in " + classes,
                    file.toString(),
                    "give the folder of one run as that run left it");
        }
        return fates;
    }
}
