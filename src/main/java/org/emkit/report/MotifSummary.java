package org.emkit.report;

import java.io.IOException;
import java.util.List;
import org.emkit.motif.HeldOut;
import org.emkit.motif.Motif;
import org.emkit.motif.MotifResults;
import org.emkit.sequence.SequenceSet;

/** How a search for motifs went, in a few lines for a terminal. */
public final class MotifSummary {
    private MotifSummary() {}

    /**
     * Writes the lines.
     *
     * @param likes of each motif what is known that it is most like, or an empty text; none where that was not asked for
     */
    public static void write(MotifRun run, List<String> likes, Appendable out) throws IOException {
        MotifResults results = run.results();
        Summary.row(out, "sequences", size(results.sequences()));
        SequenceSet controls = run.options().controls();
        if (controls != null) {
            Summary.row(out, "controls", size(controls));
        }
        Summary.row(
                out,
                "background",
                "order " + results.background().order() + ", "
                        + (run.background().startsWith("dataset") ? "counted in the sequences" : run.background()));
        List<Motif> motifs = results.motifs();
        Summary.row(out, "motifs", motifs.size() + ", " + verdict(motifs) + "; stopped because " + results.stopped());
        for (int m = 0; m < motifs.size(); m++) {
            Motif motif = motifs.get(m);
            StringBuilder text = new StringBuilder(MotifRun.id(results, m).replaceFirst("^[0-9]+-", ""));
            text.append(": ").append(Decimals.grouped(motif.sites().size())).append(" sites, E ");
            text.append(Decimals.scientificOfLog(motif.logEValue()));
            HeldOut heldOut = motif.heldOut();
            if (heldOut != null) {
                text.append(", held-out p ").append(Decimals.scientificOfLog(heldOut.logAdjusted()));
                text.append(heldOut.isSignificant() ? "" : " (not significant)");
                text.append(
                        motif.isConfirmedDespiteEValue()
                                ? " (E high: sites are not more alike than by chance, but tell sequences from controls)"
                                : "");
            }
            text.append(likes.isEmpty() || likes.get(m).isEmpty() ? "" : ", like " + likes.get(m));
            Summary.row(out, "  " + MotifRun.alternateName(m), text.toString());
        }
        Summary.row(out, "cost", Summary.cost(run.run().cost()));
        for (String warning : run.run().warnings()) {
            Summary.row(out, "warning", warning);
        }
    }

    private static String size(SequenceSet sequences) {
        return Decimals.grouped(sequences.size()) + ", " + Decimals.grouped(sequences.letters()) + " letters of "
                + sequences.alphabet();
    }

    private static String verdict(List<Motif> motifs) {
        if (motifs.isEmpty()) {
            return "no significant motif";
        }
        if (motifs.stream().allMatch(motif -> motif.heldOut() == null)) {
            return "not judged on sequences held out";
        }
        long significant = motifs.stream()
                .filter(motif -> {
                    HeldOut heldOut = motif.heldOut();
                    return heldOut != null && heldOut.isSignificant();
                })
                .count();
        return significant == 0
                ? "no significant motif (adjusted held-out p 0.05 or above)"
                : significant + " significant (adjusted held-out p below 0.05)";
    }
}
