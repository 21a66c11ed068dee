package org.emkit.report.html;

import java.util.List;
import org.emkit.compare.MotifMatch;
import org.emkit.matrix.KnownMotif;

/**
 * Known motifs that are like those of a list.
 *
 * @param database known motifs
 * @param matches  of each motif of the list, from the best on
 */
public record KnownMatches(List<KnownMotif> database, List<List<MotifMatch>> matches) {
    public KnownMatches {
        database = List.copyOf(database);
        matches = matches.stream().map(List::copyOf).toList();
    }

    /** @return a name to show: the identifier, and the other name where there is one */
    static String name(KnownMotif motif) {
        String other = motif.alternateName();
        return other.isEmpty() || other.equals(motif.id()) ? motif.id() : motif.id() + " " + other;
    }
}
