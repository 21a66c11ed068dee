package org.emkit.report;

import java.io.IOException;
import org.emkit.motif.HeldOut;
import org.emkit.motif.Motif;
import org.emkit.motif.MotifResults;

/** Custom content for MultiQC: {@code emkit_motif_mqc.json}, a table of the motifs of all samples. */
public final class MotifMultiqc {
    private static final double LN_10 = StrictMath.log(10);

    private MotifMultiqc() {}

    /** Writes the table: a row a motif. */
    public static void write(MotifRun run, Appendable out) throws IOException {
        MotifResults results = run.results();
        Json.document(out, json -> {
            json.text("id", "emkit_motifs");
            json.text("parent_id", "emkit_motif");
            json.text("parent_name", "emkit motif");
            json.text("parent_description", "Motifs that recur in sequences.");
            json.text("section_name", "Motifs");
            json.text("description", "Motifs found, and the evidence for each.");
            json.text("plot_type", "table");
            json.object("pconfig", plot -> {
                plot.text("id", "emkit_motifs_table");
                plot.text("title", "emkit: Motifs");
                plot.text("col1_header", "Motif");
            });
            json.object("headers", headers -> {
                header(headers, "consensus", "Consensus", "Most frequent letters");
                header(headers, "width", "Width", "Letters");
                header(headers, "sites", "Sites", "Number of sites");
                header(headers, "log10_evalue", "log10 E", "Decimal logarithm of the E-value");
                header(
                        headers,
                        "log10_held_out_p",
                        "log10 held-out p",
                        "Decimal logarithm of the p-value on sequences"
                                + " not used to find the motif, adjusted for the number of motifs (Holm)");
            });
            json.object("data", data -> {
                for (int m = 0; m < results.motifs().size(); m++) {
                    int number = m;
                    data.object(run.run().sample() + " " + MotifRun.alternateName(m), row -> {
                        Motif motif = results.motifs().get(number);
                        row.text("consensus", MotifRun.id(results, number).replaceFirst("^[0-9]+-", ""));
                        row.whole("width", motif.width());
                        row.whole("sites", motif.sites().size());
                        row.number("log10_evalue", motif.logEValue() / LN_10);
                        HeldOut heldOut = motif.heldOut();
                        if (heldOut != null) {
                            row.number("log10_held_out_p", heldOut.logAdjusted() / LN_10);
                        }
                    });
                }
            });
        });
    }

    private static void header(Json headers, String key, String title, String description) throws IOException {
        headers.object(key, header -> {
            header.text("namespace", "emkit");
            header.text("title", title);
            header.text("description", description);
            if (key.startsWith("log10")) {
                header.text("format", "{:,.1f}");
            } else if (!key.equals("consensus")) {
                header.text("format", "{:,.0f}");
            }
        });
    }
}
