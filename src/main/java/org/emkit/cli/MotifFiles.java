package org.emkit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.emkit.em.Workers;
import org.emkit.io.OutputDirectory;
import org.emkit.matrix.KnownMotif;
import org.emkit.matrix.MotifFormat;
import org.emkit.report.Decimals;
import org.emkit.report.MatchesTsv;
import org.emkit.report.MemeText;
import org.emkit.report.MemeXml;
import org.emkit.report.MotifMeme;
import org.emkit.report.MotifMultiqc;
import org.emkit.report.MotifRun;
import org.emkit.report.MotifRunInfo;
import org.emkit.report.MotifText;
import org.emkit.report.SiteTables;
import org.emkit.report.html.KnownMatches;
import org.emkit.report.html.MotifReport;
import org.jspecify.annotations.Nullable;

/** The files of {@code emkit motif}: which there are, and where. */
final class MotifFiles {
    static final String MOTIFS = "motifs.meme";
    private static final String TEXT = "meme.txt";
    private static final String XML = "meme.xml";
    private static final String SITES = "sites.tsv";
    private static final String GFF = "sites.gff3";
    private static final String BED = "sites.bed";
    private static final String SEQUENCES = "sequences.tsv";
    private static final String MATCHES = "matches.tsv";
    private static final String MULTIQC = "emkit_motif_mqc.json";
    static final String REPORT = "report.html";

    /** Written last: a folder that has it holds a complete result. */
    static final String MARKER = "run.json";

    /** All files that a run may write. */
    static final List<String> NAMES = List.of(
            MOTIFS,
            TEXT,
            XML,
            SITES,
            GFF,
            BED,
            SEQUENCES,
            MATCHES,
            MULTIQC,
            REPORT,
            "motifs." + MotifFormat.JASPAR.word(),
            "motifs." + MotifFormat.TRANSFAC.word(),
            "motifs." + MotifFormat.HOMER.word(),
            MARKER);

    private MotifFiles() {}

    /**
     * Writes all files, side by side; the caller commits them.
     *
     * @param formats of further files with the motifs
     * @param page    whether to write the page for a browser
     * @param known   known motifs that those found are like; null where none were asked for
     */
    static void write(
            OutputDirectory out,
            MotifRun run,
            Set<MotifFormat> formats,
            boolean page,
            @Nullable KnownMatches known,
            Workers workers) {
        List<Runnable> files = new ArrayList<>();
        if (page) {
            // The longest first.
            files.add(() -> out.writeText(REPORT, to -> MotifReport.write(run, known, to)));
        }
        files.add(() -> out.writeText(MOTIFS, to -> MotifMeme.write(run, to)));
        files.add(() -> out.writeText(TEXT, to -> MemeText.write(run, to)));
        files.add(() -> out.writeText(XML, to -> MemeXml.write(run, to)));
        files.add(() -> out.writeText(SITES, to -> SiteTables.writeTsv(run, to)));
        files.add(() -> out.writeText(GFF, to -> SiteTables.writeGff3(run, to)));
        files.add(() -> out.writeText(BED, to -> SiteTables.writeBed(run, to)));
        files.add(() -> out.writeText(SEQUENCES, to -> SiteTables.writeSequences(run, to)));
        if (known != null) {
            files.add(() -> out.writeText(
                    MATCHES,
                    to -> MatchesTsv.write(MotifRun.known(run.results()), known.database(), known.matches(), to)));
        }
        files.add(() -> out.writeText(MULTIQC, to -> MotifMultiqc.write(run, to)));
        for (MotifFormat format : formats) {
            files.add(() -> out.writeText(
                    "motifs." + format.word(),
                    to -> MotifText.write(
                            format, MotifRun.known(run.results()), run.results().background(), run.bothStrands(), to)));
        }
        workers.run(files.size(), file -> files.get(file).run());
        out.writeText(MARKER, to -> MotifRunInfo.write(run, to));
    }

    /** @return of each motif the known one that it is most like, in a few words; empty where there is none */
    static List<String> likes(@Nullable KnownMatches known) {
        if (known == null) {
            return List.of();
        }
        return known.matches().stream()
                .map(matches -> {
                    if (matches.isEmpty()) {
                        return "";
                    }
                    KnownMotif motif = known.database().get(matches.get(0).target());
                    return (motif.id() + " " + motif.alternateName()).strip() + " (E "
                            + Decimals.scientific(matches.get(0).eValue(), 1) + ")";
                })
                .toList();
    }
}
