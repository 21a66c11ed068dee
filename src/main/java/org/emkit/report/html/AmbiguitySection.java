package org.emkit.report.html;

import org.emkit.quant.Abundances;
import org.emkit.quant.EquivalenceClasses;
import org.emkit.quant.ReadFates;

/** How much of a sample is decided by fragments that fit one transcript alone. */
final class AmbiguitySection {
    /** From this expected number of fragments a transcript counts as present. */
    static final double PRESENT = 1;

    private static final int DOUBLINGS = 8;
    private static final double[] SHARE_FROM = {0.9995, 0.75, 0.5, 0.25, 1e-9, 0};
    private static final String[] SHARE_NAME = {
        "all of it", "75 % or more", "50 % to 75 %", "25 % to 50 %", "less than 25 %", "none of it"
    };

    private AmbiguitySection() {}

    static void write(Html html, Abundances abundances) {
        EquivalenceClasses classes = abundances.classes();
        long unique = abundances.fates().count(ReadFates.ASSIGNED_UNIQUE);
        html.paragraph("The assigned fragments fall into " + Figures.grouped(classes.classes()) + " classes of equal"
                + " placement. "
                + Figures.percent((double) unique, (double) abundances.fates().assigned(), 1) + " of them fit one"
                + " transcript alone and decide for themselves; the estimate shares out the others.");
        bySize(html, classes);
        byUniqueShare(html, abundances);
    }

    private static void bySize(Html html, EquivalenceClasses classes) {
        long[] number = new long[DOUBLINGS + 1];
        double[] fragments = new double[DOUBLINGS + 1];
        for (int c = 0; c < classes.classes(); c++) {
            int size = classes.start(c + 1) - classes.start(c);
            int bin = Math.min(DOUBLINGS, Integer.SIZE - Integer.numberOfLeadingZeros(size - 1));
            number[bin]++;
            fragments[bin] += classes.count(c);
        }
        double all = classes.fragments();
        Table table = new Table(html, "Fragments by the number of transcripts that they fit")
                .words("Transcripts")
                .numbers("Classes")
                .numbers("Fragments")
                .numbers("Share")
                .words("");
        for (int bin = 0; bin <= DOUBLINGS; bin++) {
            if (number[bin] > 0) {
                row(table, size(bin), number[bin], fragments[bin], all);
            }
        }
        table.end();
    }

    private static String size(int bin) {
        if (bin < 2) {
            return Integer.toString(bin + 1);
        }
        int from = (1 << (bin - 1)) + 1;
        return bin == DOUBLINGS ? from + " and more" : from + " to " + (1 << bin);
    }

    private static void byUniqueShare(Html html, Abundances abundances) {
        long[] number = new long[SHARE_FROM.length];
        double[] fragments = new double[SHARE_FROM.length];
        double all = 0;
        for (int t = 0; t < abundances.transcripts(); t++) {
            double expected = abundances.fragments(t);
            if (expected >= PRESENT) {
                int bin = 0;
                while (abundances.uniqueFragments(t) / expected < SHARE_FROM[bin]) {
                    bin++;
                }
                number[bin]++;
                fragments[bin] += expected;
                all += expected;
            }
        }
        if (all == 0) {
            return;
        }
        Table table = new Table(
                        html,
                        "Transcripts with at least one expected fragment, by how much of their estimate are"
                                + " fragments that fit them alone")
                .words("Decided by unique fragments")
                .numbers("Transcripts")
                .numbers("Fragments")
                .numbers("Share")
                .words("");
        for (int bin = 0; bin < number.length; bin++) {
            row(table, SHARE_NAME[bin], number[bin], fragments[bin], all);
        }
        table.end();
    }

    private static void row(Table table, String name, long number, double fragments, double all) {
        table.row().text(name, Figures.grouped(number), Figures.fixed(fragments, 0));
        table.text(Figures.percent(fragments, all, 1));
        Parts.meter(table.cell(), fragments / all);
    }
}
