package org.emkit.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.emkit.io.OutputDirectory;
import org.emkit.io.SortedTable;
import org.emkit.matrix.ScoreDistribution;
import org.emkit.report.ScanTable;
import org.emkit.scan.ScannedSite;
import org.emkit.scan.SiteCounts;

/** The files of {@code emkit scan}: which there are, and how sites get into them. */
final class ScanFiles {
    private static final String MOTIFS = "motifs.tsv";
    static final String MARKER = "run.json";

    /** All files that a run may write. */
    static final List<String> NAMES = Stream.concat(
                    Stream.of(MOTIFS, MARKER),
                    Arrays.stream(SortedTable.Kind.values())
                            .map(ScanFiles::name)
                            .flatMap(n -> Stream.of(n, n + ".gz", n + ".gz.tbi")))
            .toList();

    /**
     * How sites are written.
     *
     * @param byRarity whether the rarest come first
     * @param mostQ    highest q-value of a site that is written
     * @param pack     whether tables are packed by bgzip
     * @param indexed  whether they get an index
     */
    record Format(boolean byRarity, double mostQ, boolean pack, boolean indexed) {}

    private final ScanSearch.Found found;
    private final Format format;
    private final CommonOptions common;

    ScanFiles(ScanSearch.Found found, Format format, CommonOptions common) {
        this.found = found;
        this.format = format;
        this.common = common;
    }

    static String name(SortedTable.Kind kind) {
        return "sites."
                + switch (kind) {
                    case TSV -> "tsv";
                    case GFF3 -> "gff3";
                    case BED -> "bed";
                };
    }

    /** Writes one file of sites, and its index. @return number of sites that were written */
    long writeSites(OutputDirectory out, SortedTable.Kind kind) {
        String name = name(kind) + (format.pack() ? ".gz" : "");
        long[] written = {0};
        out.write(name, bytes -> {
            try (SortedTable table = new SortedTable(bytes, kind, format.pack(), format.indexed())) {
                written[0] = write(table, kind);
                if (format.indexed()) {
                    out.write(name + ".tbi", table::writeIndex);
                }
            }
        });
        return written[0];
    }

    /** Writes sites to a stream, which is not closed. */
    void writeSites(OutputStream to, SortedTable.Kind kind) throws IOException {
        try (SortedTable table = new SortedTable(to, kind, format.pack(), false)) {
            write(table, kind);
        }
    }

    private long write(SortedTable table, SortedTable.Kind kind) throws IOException {
        ScanTable lines = new ScanTable(
                found.motifs(), found.scores(), found.counts(), found.places().names());
        table.head(
                switch (kind) {
                    case TSV -> ScanTable.tsvHead();
                    case GFF3 -> ScanTable.gff3Head();
                    case BED -> "";
                });
        StringBuilder line = new StringBuilder();
        long[] written = {0};
        SiteStore.Visitor writer = stored -> {
            ScannedSite site = found.places().of(stored);
            if (lines.qValue(site) > format.mostQ()) {
                return;
            }
            line.setLength(0);
            switch (kind) {
                case TSV -> lines.tsv(site, line);
                case GFF3 -> lines.gff3(site, line);
                case BED -> lines.bed(site, line);
            }
            table.line(line, lines.sequence(site), site.start(), site.end());
            written[0]++;
        };
        if (format.byRarity()) {
            byRarity(writer);
        } else {
            found.sites().forEach(writer);
        }
        return written[0];
    }

    private void byRarity(SiteStore.Visitor writer) throws IOException {
        SiteCounts counts = found.counts();
        double[] all = new double[0];
        long[][] of = new long[counts.motifs()][];
        for (int m = 0; m < of.length; m++) {
            ScoreDistribution scores = found.scores().get(m);
            int first = all.length;
            of[m] = new long[Math.max(0, scores.most() - counts.threshold(m) + 1)];
            all = Arrays.copyOf(all, first + of[m].length);
            for (int k = 0; k < of[m].length; k++) {
                of[m][k] = counts.sites(m, counts.threshold(m) + k);
                all[first + k] = scores.pValue(counts.threshold(m) + k);
            }
        }
        double[] distinct = Arrays.stream(all).sorted().distinct().toArray();
        long[] sites = new long[distinct.length];
        for (int m = 0; m < of.length; m++) {
            for (int k = 0; k < of[m].length; k++) {
                sites[rank(distinct, m, counts.threshold(m) + k)] += of[m][k];
            }
        }
        new SitesByRarity(site -> rank(distinct, site.motif(), site.score()), sites, common.bufferBytes())
                .forEach(found.sites(), found::width, common.tmpDir(), writer);
    }

    private int rank(double[] distinct, int motif, int score) {
        return Arrays.binarySearch(distinct, found.scores().get(motif).pValue(score));
    }

    void writeMotifs(OutputDirectory out) {
        out.writeText(MOTIFS, to -> {
            StringBuilder text = new StringBuilder(ScanTable.motifsHead());
            ScanTable.motifs(found.motifs(), found.scores(), found.counts(), text);
            to.append(text);
        });
    }

    /** @return what was counted, by name */
    Map<String, Long> totals(long written) {
        Map<String, Long> totals = new LinkedHashMap<>();
        totals.put("motifs", (long) found.motifs().size());
        totals.put("sequences", (long) found.sequences());
        totals.put("letters", found.letters());
        totals.put("sites", written);
        return totals;
    }
}
