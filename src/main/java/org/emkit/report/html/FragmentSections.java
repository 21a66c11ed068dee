package org.emkit.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.emkit.alignment.Orientation;
import org.emkit.quant.FragmentEvidence;
import org.emkit.quant.FragmentLengths;
import org.emkit.quant.LibraryEvidence;
import org.emkit.quant.ReadFates;
import org.emkit.quant.Sample;
import org.emkit.report.ReadFateTable;

/** What became of fragments, and what they told: fates, library type, lengths. */
final class FragmentSections {
    private static final Map<String, String> MEANING = Map.ofEntries(
            Map.entry(ReadFates.UNMAPPED, "without any alignment"),
            Map.entry(ReadFates.QUALITY_FAILED, "flagged as failing quality checks"),
            Map.entry(ReadFates.TOO_LONG, "every pair is longer than the longest fragment allowed"),
            Map.entry(ReadFates.DOVETAILED_DISCARDED, "left out: mates reach past each other"),
            Map.entry(ReadFates.ORPHAN_DISCARDED, "left out: no transcript holds both mates"),
            Map.entry(ReadFates.WRONG_ORIENTATION, "nowhere in the relative orientation of the library"),
            Map.entry(ReadFates.WRONG_STRAND, "nowhere on the strand of the library"),
            Map.entry(ReadFates.WITHOUT_WEIGHT, "in classes without any positive weight"),
            Map.entry(ReadFates.ASSIGNED_UNIQUE, "fit one transcript"),
            Map.entry(ReadFates.ASSIGNED_AMBIGUOUS, "fit several transcripts"),
            Map.entry(ReadFates.ORPHAN_KEPT, "of the assigned: one mate placed"),
            Map.entry(ReadFates.DISCORDANT_KEPT, "of the assigned: both mates placed, on no transcript together"),
            Map.entry(ReadFates.DOVETAILED_KEPT, "of the assigned: every placement dovetailed"));

    /** Tails of a distribution with less than this in them are not drawn. */
    private static final double TAIL = 2e-3;

    private static final int MOST_STEPS = 150;

    private FragmentSections() {}

    static void fates(Html html, ReadFates fates) {
        long assigned = fates.assigned();
        long unmapped = fates.count(ReadFates.UNMAPPED);
        Parts.shares(
                html,
                "Fragments of the input",
                new Parts.Share("to one transcript", fates.count(ReadFates.ASSIGNED_UNIQUE), "first"),
                new Parts.Share("to several", fates.count(ReadFates.ASSIGNED_AMBIGUOUS), "first-light"),
                new Parts.Share("unmapped", unmapped, "third"),
                new Parts.Share("left out", fates.total() - assigned - unmapped, "second"));
        Table table = new Table(html, "Every fragment of the input, by what became of it")
                .words("Fate")
                .numbers("Fragments")
                .numbers("Share");
        List<String> nothing = new ArrayList<>();
        for (ReadFates.Row row : fates.rows()) {
            fate(table, row.name(), row, fates.total(), nothing);
        }
        String all = Figures.percent(fates.total(), fates.total(), 2);
        table.row().text("total", Figures.grouped(fates.total()), all);
        for (ReadFates.Row row : fates.within()) {
            fate(table, ReadFateTable.WITHIN + row.name(), row, fates.total(), nothing);
        }
        table.end();
        if (!nothing.isEmpty()) {
            html.element("p", "No fragments: " + String.join(", ", nothing) + ".", "class", "soft")
                    .line();
        }
    }

    private static void fate(Table table, String name, ReadFates.Row row, long total, List<String> nothing) {
        String words = name.replace('_', ' ');
        if (row.fragments() == 0) {
            nothing.add(words);
            return;
        }
        table.row().cell().text(words + " ").element("span", MEANING.getOrDefault(row.name(), ""), "class", "soft");
        table.text(Figures.grouped(row.fragments()), Figures.percent(row.fragments(), total, 2));
    }

    static void library(Html html, Sample sample, FragmentEvidence evidence) {
        LibraryEvidence library = evidence.library();
        boolean given = sample.options().libraryType() != null;
        Facts facts = new Facts(html);
        facts.add("Used", evidence.libraryType().name() + (given ? ", as given" : ", as detected"));
        if (given) {
            facts.add("Detected", library.type().name());
        }
        forwardShare(facts.begin("From the forward strand"), library);
        facts.add(
                "Alignment scores",
                evidence.scoreScale().aligner() + ": one unit is worth "
                        + Figures.fixed(evidence.scoreScale().natsPerUnit(), 3) + " nats ("
                        + evidence.scoreScale().origin() + ")");
        facts.end();
        if (library.decided() == 0) {
            html.paragraph("No fragment has an orientation of its own.");
        } else {
            orientations(html, library);
        }
    }

    private static void orientations(Html html, LibraryEvidence library) {
        Table table = new Table(html, "Orientation of fragments whose best placements agree")
                .words("Orientation")
                .numbers("Fragments")
                .numbers("Share")
                .words("");
        for (int code = 0; code < Orientation.COUNT; code++) {
            long count = library.count(Orientation.of(code));
            if (count > 0) {
                table.row().text(orientation(Orientation.of(code)), Figures.grouped(count));
                table.text(Figures.percent(count, library.decided(), 2));
                Parts.meter(table.cell(), (double) count / library.decided());
            }
        }
        table.end();
    }

    private static void forwardShare(Html html, LibraryEvidence library) {
        long fragments = library.forward() + library.reverse();
        if (fragments == 0) {
            html.text("no evidence");
            return;
        }
        String interval = Figures.fixed(100 * library.forwardShare(), 1) + " %, 95 % interval "
                + Figures.fixed(100 * library.lowerShare(), 1) + "–" + Figures.fixed(100 * library.upperShare(), 1)
                + ", of " + Figures.grouped(fragments) + " fragments";
        html.text(interval);
        Parts.range(
                html,
                Axis.linear("", 0, 1),
                library.lowerShare(),
                library.forwardShare(),
                library.upperShare(),
                interval);
        html.element("span", "0 % reverse alone · 50 % unstranded · 100 % forward alone", "class", "soft");
    }

    private static String orientation(Orientation orientation) {
        return switch (orientation) {
            case ISF -> "ISF: inward, first mate forward";
            case ISR -> "ISR: inward, first mate reverse";
            case OSF -> "OSF: outward, first mate forward";
            case OSR -> "OSR: outward, first mate reverse";
            case MSF -> "MSF: both mates forward";
            case MSR -> "MSR: both mates reverse";
            case SF -> "SF: read forward";
            case SR -> "SR: read reverse";
            case FIRST_FORWARD -> "first mate alone, forward";
            case FIRST_REVERSE -> "first mate alone, reverse";
            case SECOND_FORWARD -> "second mate alone, forward";
            case SECOND_REVERSE -> "second mate alone, reverse";
            case DOVETAIL_SF -> "dovetailed, first mate forward";
            case DOVETAIL_SR -> "dovetailed, first mate reverse";
        };
    }

    static void lengths(Html html, FragmentLengths lengths) {
        String origin = lengths.observed() == 0
                ? "No length could be seen, so this distribution is assumed."
                : "From " + Figures.grouped(lengths.observed()) + " pairs.";
        String numbers = "Mean " + Figures.fixed(lengths.mean(), 1) + " bases, standard deviation "
                + Figures.fixed(lengths.standardDeviation(), 1) + ". ";
        html.paragraph(numbers + origin);
        int low = 1;
        while (low < lengths.maximum() && lengths.cumulative(low) < TAIL) {
            low++;
        }
        int high = lengths.maximum();
        while (high > low && 1 - lengths.cumulative(high - 1) < TAIL) {
            high--;
        }
        int width = Math.max(1, (high - low + MOST_STEPS) / MOST_STEPS);
        int steps = (high - low) / width + 1;
        double[] edges = new double[steps + 1];
        double[] shares = new double[steps];
        double most = 0;
        edges[0] = low - 0.5;
        for (int i = 0; i < steps; i++) {
            int from = low + i * width;
            int to = Math.min(high, from + width - 1);
            shares[i] = 100 * (lengths.cumulative(to) - lengths.cumulative(from - 1)) / (to - from + 1);
            edges[i + 1] = to + 0.5;
            most = Math.max(most, shares[i]);
        }
        new Chart(
                        Axis.linear("Fragment length (bases)", edges[0], edges[steps]),
                        Axis.linear("Fragments of that length (%)", 0, most * 1.05))
                .steps(edges, shares, "first")
                .upright(lengths.mean(), "mean " + Figures.fixed(lengths.mean(), 1))
                .write(html, "Fragment lengths, as the estimate used them", numbers);
    }
}
