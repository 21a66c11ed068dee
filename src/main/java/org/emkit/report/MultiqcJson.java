package org.emkit.report;

import java.io.IOException;
import java.util.List;
import org.emkit.alignment.LibraryType;
import org.emkit.quant.Abundances;
import org.emkit.quant.FragmentLengths;
import org.emkit.quant.ReadFates;

/**
 * Custom content for MultiQC, which takes one table or plot a file: {@code emkit_mqc.json} (columns of the general
 * statistics), {@code emkit_read_fates_mqc.json} (bars) and {@code emkit_fragment_lengths_mqc.json} (curves). Files of
 * several samples come together in one plot.
 */
public final class MultiqcJson {
    private static final double NEGLIGIBLE = 1e-6;

    private MultiqcJson() {}

    /** Writes the columns of the general statistics. */
    public static void writeGeneral(Run run, Abundances abundances, Appendable out) throws IOException {
        ReadFates fates = abundances.fates();
        FragmentLengths lengths = abundances.fragmentLengths();
        LibraryType type = abundances.libraryType();
        Json.document(out, json -> {
            json.text("id", "emkit_general");
            json.text("plot_type", "generalstats");
            json.objects("pconfig", List.of(Column.values()), (item, c) -> item.object(c.key, c::write));
            json.object(
                    "data",
                    data -> data.object(run.sample(), row -> {
                        row.number(Column.ASSIGNED.key, ReadFateTable.percent(fates.assigned(), fates.total()));
                        row.number(Column.FRAGMENTS.key, fates.total() / 1e6);
                        if (lengths != null) {
                            row.number(Column.LENGTH.key, lengths.mean());
                        }
                        if (type != null) {
                            row.text(Column.LIBRARY.key, type.name());
                        }
                        if (Double.isFinite(abundances.convergence().gapNats())) {
                            row.number(Column.GAP.key, abundances.convergence().gapNats());
                        }
                    }));
        });
    }

    /** Writes bars of what became of fragments. */
    public static void writeReadFates(Run run, ReadFates fates, Appendable out) throws IOException {
        Json.document(out, json -> {
            section(json, "emkit_read_fates", "Read fates", "What became of every fragment of the input.");
            json.text("plot_type", "bargraph");
            json.object("pconfig", plot -> {
                plot.text("id", "emkit_read_fates_plot");
                plot.text("title", "emkit: Read fates");
                plot.text("ylab", "Fragments");
            });
            json.object(
                    "data",
                    data -> data.object(run.sample(), row -> {
                        for (ReadFates.Row fate : fates.rows()) {
                            row.whole(fate.name(), fate.fragments());
                        }
                    }));
        });
    }

    /** Writes the curve of fragment lengths, without the tails of negligible probability. */
    public static void writeFragmentLengths(Run run, FragmentLengths lengths, Appendable out) throws IOException {
        Json.document(out, json -> {
            section(
                    json,
                    "emkit_fragment_lengths",
                    "Fragment lengths",
                    "How long fragments are, as the estimate used it.");
            json.text("plot_type", "linegraph");
            json.object("pconfig", plot -> {
                plot.text("id", "emkit_fragment_lengths_plot");
                plot.text("title", "emkit: Fragment lengths");
                plot.text("xlab", "Fragment length (bp)");
                plot.text("ylab", "Share of fragments");
            });
            json.object(
                    "data",
                    data -> data.object(run.sample(), curve -> {
                        for (int l = 1; l <= lengths.maximum(); l++) {
                            if (lengths.probability(l) > NEGLIGIBLE) {
                                curve.number(Integer.toString(l), lengths.probability(l));
                            }
                        }
                    }));
        });
    }

    private static void section(Json json, String id, String name, String description) throws IOException {
        json.text("id", id);
        json.text("parent_id", "emkit");
        json.text("parent_name", "emkit");
        json.text("parent_description", "Transcript abundances from aligned reads.");
        json.text("section_name", name);
        json.text("description", description);
    }

    /** A column of the general statistics. */
    private enum Column {
        ASSIGNED("percent_assigned", "% Assigned", "Fragments that fit a transcript", "{:,.1f}", "%"),
        FRAGMENTS("million_fragments", "M Fragments", "Fragments of the input (millions)", "{:,.2f}", ""),
        LENGTH("fragment_length", "Length", "Mean fragment length", "{:,.0f}", " bp"),
        LIBRARY("library_type", "Library", "Library type", "", ""),
        GAP("gap_nats", "Gap", "Proved distance of the log-likelihood to its optimum (nats)", "{:.1e}", "");

        private final String key;
        private final String title;
        private final String description;
        private final String format;
        private final String suffix;

        Column(String key, String title, String description, String format, String suffix) {
            this.key = key;
            this.title = title;
            this.description = description;
            this.format = format;
            this.suffix = suffix;
        }

        private void write(Json json) throws IOException {
            json.text("namespace", "emkit");
            json.text("title", title);
            json.text("description", description);
            if (!format.isEmpty()) {
                json.text("format", format);
            }
            if (!suffix.isEmpty()) {
                json.text("suffix", suffix);
            }
            if (this == ASSIGNED) {
                json.whole("min", 0);
                json.whole("max", 100);
                json.text("scale", "YlGn");
            }
        }
    }
}
