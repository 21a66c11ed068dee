package org.emkit.report.html;

import java.util.Arrays;
import java.util.List;
import org.emkit.em.Convergence;
import org.emkit.em.ProportionsFit;
import org.emkit.quant.AbundancePrior;
import org.emkit.quant.Abundances;
import org.emkit.quant.TraceEntry;
import org.emkit.report.Summary;

/** How the estimate was come by: the trace of the run, and how near it is proved to be to the optimum. */
final class EstimateSection {
    /** Nothing smaller is drawn, nats. */
    private static final double LEAST = 1e-6;

    private EstimateSection() {}

    static void write(Html html, Abundances abundances) {
        Convergence convergence = abundances.convergence();
        ProportionsFit.Work work = abundances.work();
        boolean bayes = abundances.options().prior() instanceof AbundancePrior.Dirichlet;
        String objective = bayes ? "Lower bound of the evidence" : "Log-likelihood";
        html.paragraph(sentence(convergence, bayes));
        Facts facts = new Facts(html);
        facts.add("Method", bayes ? "variational Bayes with a Dirichlet prior" : "maximum likelihood");
        facts.add(objective, Figures.fixed(convergence.objective(), 3) + " nats");
        facts.add("EM updates", Figures.grouped(convergence.updates()));
        if (work != null) {
            facts.add("Newton steps", Figures.grouped(work.newtonSteps()) + " in the part that took the most");
            facts.add(
                    "Connected parts",
                    Figures.grouped(work.parts()) + "; the largest has " + Figures.grouped(work.largestPart())
                            + " transcripts");
            if (work.unmetParts() > 0) {
                facts.add("Parts that missed the tolerance", Figures.grouped(work.unmetParts()));
            }
        }
        facts.end();
        trace(html, abundances.trace(), convergence, objective);
    }

    private static String sentence(Convergence convergence, boolean bayes) {
        if (!convergence.converged()) {
            return "The run ended at its largest number of updates and has NOT converged.";
        }
        if (bayes || Double.isNaN(convergence.gapNats())) {
            return "The run converged.";
        }
        return "The log-likelihood is proved to be within " + Summary.gap(convergence.gapNats())
                + " nats of the highest one possible: no other abundances could explain the fragments noticeably"
                + " better.";
    }

    private static void trace(Html html, List<TraceEntry> trace, Convergence convergence, String objective) {
        if (trace.size() > 1) {
            drawing(html, trace, convergence.objective());
        }
        if (trace.isEmpty()) {
            return;
        }
        html.open("details").element("summary", "The numbers of this chart");
        Table table = new Table(html, objective + " after updates, and its proved distance to the optimum")
                .numbers("Update")
                .numbers(objective + " (nats)")
                .numbers("Below the end (nats)")
                .numbers("Proved within (nats)");
        for (TraceEntry entry : trace) {
            table.row()
                    .text(Figures.grouped(entry.update()), Figures.fixed(entry.objective(), 3))
                    .text(Figures.significant(Math.max(0, convergence.objective() - entry.objective()), 3))
                    .text(Figures.significant(entry.gapNats(), 3));
        }
        table.end();
        html.close("details").line();
    }

    private static void drawing(Html html, List<TraceEntry> trace, double end) {
        Curve proved = new Curve("first", "proved within ", trace.size());
        Curve below = new Curve("second", "below the end by ", trace.size());
        for (TraceEntry entry : trace) {
            if (!Double.isNaN(entry.gapNats())) {
                proved.add(entry.update(), Math.max(LEAST, entry.gapNats()));
            }
            if (end - entry.objective() > LEAST) {
                below.add(entry.update(), end - entry.objective());
            }
        }
        double most = Math.max(proved.most, below.most);
        if (most == 0) {
            return;
        }
        Chart chart = new Chart(
                Axis.counts("EM update", 0, trace.get(trace.size() - 1).update()),
                Axis.powersOfTen("Distance to the optimum (nats)", Math.min(proved.least, below.least), most));
        proved.draw(chart);
        below.draw(chart);
        chart.write(
                html,
                "How the estimate neared the optimum",
                "It begins " + Figures.significant(most, 3) + " nats from it; the numbers follow in a table");
        Parts.legend(html, "first", "proved: the optimum is no farther", "second", "what the run gained after this");
    }

    /** Distances after updates, nats. */
    private static final class Curve {
        private final String style;
        private final String told;
        private final double[] update;
        private final double[] nats;
        private int size;
        private double least = Double.POSITIVE_INFINITY;
        private double most;

        Curve(String style, String told, int most) {
            this.style = style;
            this.told = told;
            this.update = new double[most];
            this.nats = new double[most];
        }

        void add(int after, double distance) {
            update[size] = after;
            nats[size++] = distance;
            least = Math.min(least, distance);
            most = Math.max(most, distance);
        }

        void draw(Chart chart) {
            if (size > 1) {
                chart.line(Arrays.copyOf(update, size), Arrays.copyOf(nats, size), style);
            }
            for (int i = 0; i < size; i++) {
                String words = "update " + Figures.fixed(update[i], 0) + ": " + told + Figures.significant(nats[i], 3);
                chart.dot(update[i], nats[i], style, words + " nats");
            }
        }
    }
}
