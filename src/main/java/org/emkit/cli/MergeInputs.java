package org.emkit.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.emkit.UserException;
import org.emkit.alignment.AbundanceTable;
import org.emkit.cohort.RowNames;
import org.emkit.io.AbundanceFile;
import org.emkit.io.OutputDirectory;
import org.emkit.io.RunMetadata;
import org.emkit.io.SampleFile;
import org.emkit.io.TranscriptNames;
import org.jspecify.annotations.Nullable;

/** The samples that {@code emkit merge} joins: their names, and where their tables are. */
final class MergeInputs {
    private static final String GENES = "quant.genes.sf";
    static final String TRANSCRIPTS = "transcripts";
    private static final int SHOWN = 3;

    private final List<String> names = new ArrayList<>();
    private final List<Path> transcripts = new ArrayList<>();
    private final TranscriptNames shortened;

    private final RunInputs read;
    /** Read last: the next is likely to have the same names. */
    private @Nullable AbundanceTable lastTranscripts;

    private @Nullable AbundanceTable lastGenes;

    private MergeInputs(TranscriptNames shortened, RunInputs read) {
        this.shortened = shortened;
        this.read = read;
    }

    /**
     * Finds all tables.
     *
     * @param samples   name and folder or file of each
     * @param shortened how names of transcripts are shortened
     * @param read      watches all tables
     * @throws UserException where two samples have one name, or one has no table
     */
    static MergeInputs of(List<SampleFile.Entry> samples, TranscriptNames shortened, RunInputs read) {
        MergeInputs inputs = new MergeInputs(shortened, read);
        Map<String, String> pathOf = new HashMap<>();
        for (SampleFile.Entry sample : samples) {
            String other = pathOf.putIfAbsent(sample.name(), sample.path());
            if (other != null) {
                throw new UserException(
                        "is named " + sample.name() + ", as is " + other,
                        sample.path(),
                        other.equals(sample.path()) ? "give it once" : "name samples with --names or --samples");
            }
            inputs.names.add(sample.name());
            Path table = table(Path.of(sample.path()));
            inputs.transcripts.add(table);
            read.watch(table.toString());
        }
        return inputs;
    }

    /** @return the name that a sample has by itself: the folder's, as reports over many samples show it */
    static String nameOf(String path) {
        Path whole = Path.of(path).toAbsolutePath().normalize();
        Path parent = whole.getParent();
        Path named = isTable(whole) && parent != null ? parent : whole;
        return named.getFileName() == null ? path : named.getFileName().toString();
    }

    private static boolean isTable(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.equals(QuantResults.QUANT) || name.equals(QuantResults.QUANT + ".gz");
    }

    private static Path table(Path given) {
        if (!Files.exists(given)) {
            throw new UserException(
                    "no such file or folder", given.toString(), "give folders of runs, or their quant.sf");
        }
        if (!Files.isDirectory(given)) {
            return given;
        }
        if (OutputDirectory.isUnfinished(given, QuantResults.MARKER)) {
            throw new UserException(
                    "holds an unfinished run: there is no " + QuantResults.MARKER, given.toString(), "run it again");
        }
        return beside(given, QuantResults.QUANT)
                .orElseThrow(() -> new UserException(
                        "has no " + QuantResults.QUANT,
                        given.toString(),
                        Files.exists(given.resolve(QuantResults.TRANSCRIPT_LENGTHS))
                                ? "it is of a run with --eq-only: estimate with 'emkit quant --eq' first"
                                : "give the folder of a run of emkit quant or salmon"));
    }

    private static Optional<Path> beside(Path folder, String name) {
        Path plain = folder.resolve(name);
        Path packed = folder.resolve(name + ".gz");
        return Files.exists(plain) ? Optional.of(plain) : Optional.of(packed).filter(Files::exists);
    }

    /** @return names of samples, in order */
    List<String> names() {
        return names;
    }

    /** @return each sample's table of transcripts, as found */
    List<String> files() {
        return transcripts.stream().map(Path::toString).toList();
    }

    /** @return what each sample's run tells of itself; nothing where its table lies alone */
    List<RunMetadata> runs() {
        return transcripts.stream()
                .map(table -> {
                    Path folder = table.toAbsolutePath().getParent();
                    return folder != null && isTable(table)
                            ? RunMetadata.read(folder)
                            : new RunMetadata(true, Map.of());
                })
                .toList();
    }

    /** @return the sample's abundances of transcripts */
    AbundanceTable transcripts(int sample) {
        lastTranscripts = table(transcripts.get(sample), shortened::of, lastTranscripts);
        return lastTranscripts;
    }

    /** @return a sample's abundances of genes */
    AbundanceTable genes(Path table) {
        lastGenes = table(table, name -> name, lastGenes);
        return lastGenes;
    }

    private AbundanceTable table(Path file, UnaryOperator<String> names, @Nullable AbundanceTable last) {
        AbundanceTable table = AbundanceFile.read(file.toString(), names, last == null ? List.of() : last.names());
        read.unchanged(file.toString());
        return table;
    }

    /**
     * @return each sample's table of genes; none where no sample has one
     * @throws UserException where some have one and some have not
     */
    List<Path> genes() {
        List<Path> found = new ArrayList<>();
        List<Path> without = new ArrayList<>();
        for (Path table : transcripts) {
            Path folder = table.toAbsolutePath().getParent();
            Optional<Path> genes = folder == null || !isTable(table) ? Optional.empty() : beside(folder, GENES);
            genes.ifPresentOrElse(found::add, () -> without.add(table));
        }
        found.forEach(each -> read.watch(each.toString()));
        if (!found.isEmpty() && !without.isEmpty()) {
            throw new UserException(
                    "has no " + GENES + " beside it, unlike " + found.size() + " of " + transcripts.size() + " samples",
                    without.get(0).toString(),
                    "give -g, and genes are made from transcripts");
        }
        return found;
    }

    /**
     * Holds a sample's transcripts or genes against the first one's.
     *
     * @param what  transcripts or genes
     * @param first of the first sample
     * @param rows  names in it
     * @throws UserException where names are not the same, or lengths of transcripts are not
     */
    void checkSame(String what, AbundanceTable first, RowNames rows, AbundanceTable other, int sample) {
        String remedy = "merge samples that were quantified on the same " + what;
        String file = files().get(sample);
        String firstFile = files().get(0);
        List<String> unknown = rows.unknownOf(other);
        if (!unknown.isEmpty()) {
            throw new UserException(
                    "has " + unknown.size() + " " + what + " that " + firstFile + " has not: " + few(unknown),
                    file,
                    remedy);
        }
        List<String> missing = rows.missingIn(other);
        if (!missing.isEmpty()) {
            throw new UserException(
                    "lacks " + missing.size() + " " + what + " that " + firstFile + " has: " + few(missing),
                    file,
                    remedy);
        }
        if (what.equals(TRANSCRIPTS)) {
            checkLengths(first, rows, other, sample);
        }
    }

    private void checkLengths(AbundanceTable first, RowNames rows, AbundanceTable other, int sample) {
        for (int t = 0; t < other.size(); t++) {
            double length = first.length(rows.indexOf(other.name(t), t));
            if (length != other.length(t)) {
                throw new UserException(
                        "transcript " + other.name(t) + " has " + (long) other.length(t) + " bases, but "
                                + (long) length + " in " + files().get(0),
                        files().get(sample),
                        "merge samples that were quantified on the same transcripts");
            }
        }
    }

    private static String few(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                + (names.size() > SHOWN ? ", ..." : "");
    }
}
