package org.emkit.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.emkit.motif.Motif;
import org.emkit.motif.MotifResults;
import org.emkit.motif.Site;
import org.emkit.sequence.SequenceSet;

/** Block diagrams of {@code meme.txt}: where on each sequence sites lie, and how many letters are between them. */
final class MemeDiagrams {
    private static final double SHOWN_P_VALUE = 1e-4;
    private static final int LINE = 80;

    private final MotifRun run;
    private final MotifResults results;
    private final SequenceSet sequences;
    private final StringBuilder out;

    /** @param out diagrams are appended */
    MemeDiagrams(MotifRun run, StringBuilder out) {
        this.run = run;
        this.results = run.results();
        this.sequences = results.sequences();
        this.out = out;
    }

    private record Found(int motif, int width, Site site) {}

    /** Writes those of one motif's sites, the sequences in the order of their best site. */
    void of(int m) {
        Motif motif = results.motifs().get(m);
        out.append("SEQUENCE NAME            POSITION P-VALUE  MOTIF DIAGRAM\n");
        out.append("-------------            ----------------  -------------\n");
        List<List<Found>> bySequence = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < sequences.size(); i++) {
            bySequence.add(new ArrayList<>());
        }
        for (Site site : motif.sites()) {
            List<Found> found = bySequence.get(site.sequence());
            if (found.isEmpty()) {
                order.add(site.sequence());
            }
            found.add(new Found(m, motif.width(), site));
        }
        for (int i : order) {
            List<Found> found = bySequence.get(i);
            out.append(MemeText.left(sequences.name(i), MemeText.NAME)).append(' ');
            out.append(MemeText.right(Decimals.scientific(found.get(0).site().pValue(), 1), 16))
                    .append("  ");
            found.sort(Comparator.comparing(f -> f.site().start()));
            diagram(i, found, false);
        }
    }

    /** Writes those of all motifs together: sites that overlap none of a smaller p-value. */
    void ofAll() {
        out.append("SEQUENCE NAME            COMBINED P-VALUE  MOTIF DIAGRAM\n");
        out.append("-------------            ----------------  -------------\n");
        List<List<Found>> bySequence = MotifPicture.lists(sequences.size());
        List<Found> all = new ArrayList<>();
        for (int m = 0; m < results.motifs().size(); m++) {
            for (Site site : results.motifs().get(m).sites()) {
                all.add(new Found(m, results.motifs().get(m).width(), site));
            }
        }
        all.sort(Comparator.comparing((Found f) -> f.site().pValue()));
        for (Found each : all) {
            List<Found> before = bySequence.get(each.site().sequence());
            if (each.site().pValue() < SHOWN_P_VALUE && before.stream().noneMatch(f -> overlap(f, each))) {
                before.add(each);
            }
        }
        for (int i = 0; i < sequences.size(); i++) {
            out.append(MemeText.left(sequences.name(i), MemeText.NAME)).append(' ');
            out.append(MemeText.right(Decimals.scientific(results.combinedPValue(i), 2), 16))
                    .append("  ");
            bySequence.get(i).sort(Comparator.comparing(f -> f.site().start()));
            diagram(i, bySequence.get(i), true);
        }
    }

    private static boolean overlap(Found a, Found b) {
        return a.site().start() < b.site().start() + b.width()
                && b.site().start() < a.site().start() + a.width();
    }

    private void diagram(int i, List<Found> found, boolean withPValues) {
        StringBuilder line = new StringBuilder();
        int at = 0;
        for (Found each : found) {
            Site site = each.site();
            if (site.start() > at) {
                line.append(site.start() - at).append('_');
            }
            line.append('[');
            if (run.bothStrands()) {
                line.append(site.strand().symbol());
            }
            line.append(each.motif() + 1);
            if (withPValues) {
                line.append('(').append(Decimals.scientific(site.pValue(), 2)).append(')');
            }
            line.append("]_");
            at = site.start() + each.width();
        }
        if (sequences.length(i) > at) {
            line.append(sequences.length(i) - at);
        } else if (line.length() > 0) {
            line.setLength(line.length() - 1);
        }
        int column = MemeText.NAME + 1 + 16 + 2;
        for (int from = 0; from < line.length(); ) {
            int most = LINE - column - 1;
            int to = Math.min(line.length(), from + most);
            if (to < line.length()) {
                int gap = line.lastIndexOf("_", to - 1);
                to = gap >= from ? gap + 1 : to;
            }
            out.append(line, from, to).append(to < line.length() ? "\\\n    " : "\n");
            column = 4;
            from = to;
        }
    }
}
