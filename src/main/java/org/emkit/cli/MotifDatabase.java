package org.emkit.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.emkit.UserException;
import org.emkit.io.MotifFile;
import org.emkit.matrix.KnownMotif;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.jspecify.annotations.Nullable;

/** Motifs of one or more files, of one alphabet, each with an id of its own. */
final class MotifDatabase {
    private final List<KnownMotif> motifs;
    private final @Nullable BackgroundModel background;

    private MotifDatabase(List<KnownMotif> motifs, @Nullable BackgroundModel background) {
        this.motifs = List.copyOf(motifs);
        this.background = background;
    }

    /**
     * Reads all files.
     *
     * @param role   of the files in metadata, such as {@code motifs}
     * @param wanted ids or alternate names; null where all are
     * @param read   is told of the files, and of what a user should know
     * @throws UserException where a file cannot be read, a wanted motif is not there, or alphabets differ
     */
    static MotifDatabase read(String role, List<String> files, @Nullable Collection<String> wanted, QuantInputs read) {
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
        return new MotifDatabase(motifs, background);
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
}
