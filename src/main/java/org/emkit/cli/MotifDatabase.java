package org.emkit.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.emkit.UserException;
import org.emkit.compare.CompareOptions;
import org.emkit.compare.MotifComparison;
import org.emkit.compare.MotifMatch;
import org.emkit.em.Workers;
import org.emkit.io.MotifFile;
import org.emkit.matrix.KnownMotif;
import org.emkit.matrix.PositionProbabilityMatrix;
import org.emkit.report.html.KnownMatches;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.jspecify.annotations.Nullable;

/** Motifs of one or more files, of one alphabet, each with an id of its own. */
final class MotifDatabase {
    /** Matches with a higher rate of false discoveries are not told. */
    static final double MOST_Q_VALUE = 0.5;

    /** E-values from here on are those of motifs that may well be chance. */
    private static final double CHANCE = 0.05;

    private static final int SHOWN = 5;

    private final List<String> files;
    private final List<KnownMotif> motifs;
    private final @Nullable BackgroundModel background;

    private MotifDatabase(List<String> files, List<KnownMotif> motifs, @Nullable BackgroundModel background) {
        this.files = List.copyOf(files);
        this.motifs = List.copyOf(motifs);
        this.background = background;
    }

    /**
     * Reads all files.
     *
     * @param role   of the files in metadata, such as {@code motifs}
     * @param wanted ids or alternate names; null where all are
     * @param read   is told of the files, and of what a user should know
     * @throws UserException where a file cannot be read, a wanted motif is not there, there is none at all, or alphabets
     *     differ
     */
    static MotifDatabase read(String role, List<String> files, @Nullable Collection<String> wanted, RunInputs read) {
        List<KnownMotif> motifs = new ArrayList<>();
        BackgroundModel background = null;
        Set<String> ids = new LinkedHashSet<>();
        Set<String> missing = new LinkedHashSet<>(wanted == null ? Set.of() : wanted);
        for (String name : files) {
            MotifFile file = MotifFile.read(name);
            file.warnings().forEach(warning -> read.warn(file.name() + ": " + warning));
            read.add(role, file.name(), file.fingerprint());
            for (KnownMotif motif : file.motifs()) {
                if (wanted != null && !wanted.contains(motif.id()) && !wanted.contains(motif.alternateName())) {
                    continue;
                }
                missing.remove(motif.id());
                missing.remove(motif.alternateName());
                motifs.add(withUniqueId(motif, ids));
                checkAlphabet(motifs.get(0), motif, file.name());
            }
            background = background == null ? file.background() : background;
        }
        if (!missing.isEmpty()) {
            throw new UserException(
                    "no motif has the id or name " + missing.iterator().next(), String.join(", ", files), "");
        }
        return new MotifDatabase(files, motifs, background);
    }

    /**
     * Reads the motifs that a verb is about, and notes which of them may be chance, unless they were asked for by name: the
     * programs that find motifs write all of them.
     *
     * @throws UserException as in {@link #read}
     */
    static MotifDatabase readFound(String file, @Nullable Collection<String> wanted, RunInputs read) {
        MotifDatabase found = read("motifs", List.of(file), wanted, read);
        List<String> chance = found.motifs().stream()
                .filter(motif -> motif.eValue() >= CHANCE)
                .map(KnownMotif::id)
                .toList();
        if (wanted == null && !chance.isEmpty()) {
            read.note(String.format(
                    Locale.ROOT,
                    "%,d of %,d motifs in %s %s an E-value of %s or more, and may be chance: %s%s; --motif picks motifs",
                    chance.size(),
                    found.motifs().size(),
                    file,
                    chance.size() == 1 ? "has" : "have",
                    CHANCE,
                    String.join(", ", chance.subList(0, Math.min(SHOWN, chance.size()))),
                    chance.size() > SHOWN ? ", ..." : ""));
        }
        return found;
    }

    private static KnownMotif withUniqueId(KnownMotif motif, Set<String> ids) {
        String id = motif.id();
        for (int k = 2; !ids.add(id); k++) {
            id = motif.id() + "_" + k;
        }
        return new KnownMotif(id, motif.alternateName(), motif.matrix(), motif.sites(), motif.eValue());
    }

    private static void checkAlphabet(KnownMotif first, KnownMotif motif, String file) {
        if (first.matrix().alphabet() != motif.matrix().alphabet()) {
            throw new UserException(
                    "motif " + motif.id() + " is of " + motif.matrix().alphabet() + ", but " + first.id() + " of "
                            + first.matrix().alphabet(),
                    file,
                    "use files of one alphabet");
        }
    }

    /** @return at least one */
    List<KnownMotif> motifs() {
        return motifs;
    }

    /** @return the alphabet of all motifs */
    Alphabet alphabet() {
        return motifs.get(0).matrix().alphabet();
    }

    /** @return what the first file that tells it says of letters outside motifs; null where none does */
    @Nullable
    BackgroundModel background() {
        return background;
    }

    /** @throws UserException where these are motifs of other letters than the sequences */
    void checkAlphabet(Alphabet ofSequences) {
        if (alphabet() != ofSequences) {
            throw new UserException(
                    "holds motifs of " + alphabet() + ", but the sequences are " + ofSequences,
                    String.join(", ", files),
                    "give motifs of the same letters");
        }
    }

    /** @return which of these each of the motifs is like */
    KnownMatches matches(List<PositionProbabilityMatrix> found, boolean bothStrands, Workers workers) {
        CompareOptions usual = CompareOptions.withDefaults();
        CompareOptions compare = new CompareOptions(usual.similarity(), usual.minimumOverlap(), bothStrands);
        List<List<MotifMatch>> matches = MotifComparison.with(motifs, compare).compareAll(found, workers).stream()
                .map(all -> all.stream()
                        .filter(match -> match.qValue() <= MOST_Q_VALUE)
                        .toList())
                .toList();
        return new KnownMatches(motifs, matches);
    }
}
