package org.emkit.report;

import java.io.IOException;
import java.util.List;
import org.emkit.motif.Motif;

/** The file {@code motifs.meme}: MEME's minimal format, in the dialect that all its readers understand. */
public final class MotifMeme {
    private MotifMeme() {}

    /** Writes letter frequencies of the sites of each motif. */
    public static void write(MotifRun run, Appendable out) throws IOException {
        MotifText.memeHead(run.results().background(), run.bothStrands(), out);
        List<Motif> motifs = run.results().motifs();
        for (int m = 0; m < motifs.size(); m++) {
            Motif motif = motifs.get(m);
            out.append("MOTIF " + MotifRun.id(run.results(), m) + " " + MotifRun.alternateName(m) + "\n");
            MotifText.probabilityMatrix(
                    motif.observed(),
                    Math.max(1, motif.sites().size()),
                    Decimals.scientificOfLog(motif.logEValue()),
                    out);
        }
    }
}
