package org.emkit.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.emkit.alignment.ClassTable;
import org.emkit.alignment.Orientation;
import org.emkit.alignment.Transcriptome;
import org.emkit.em.Workers;
import org.emkit.quant.AbundancePrior;
import org.emkit.quant.Abundances;
import org.emkit.quant.QuantOptions;
import org.emkit.quant.Quantifier;
import org.emkit.report.Example;
import org.emkit.report.Run;
import org.junit.jupiter.api.Test;

class QuantReportTest {
    private static final QuantOptions DEFAULTS = QuantOptions.withDefaults();
    private static final String HOSTILE = "</th><script>alert(1)</script>\"'&\u202E\0名";

    private static String page(Abundances abundances) {
        return page(Example.run(false), abundances);
    }

    private static String page(Run run, Abundances abundances) {
        StringBuilder out = new StringBuilder();
        try {
            QuantReport.write(run, abundances, null, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** @return the text of a section, bars in place of markup, with plain blanks */
    private static String section(String page, String id) {
        int from = page.indexOf("<section id=\"" + id + "\"");
        assertThat(from).as("section %s", id).isPositive();
        return page.substring(from, page.indexOf("</section>", from))
                .replaceAll("(<[^>]*>\n*)+", "|")
                .replace('\u00A0', ' ');
    }

    /** Of 39 fragments 31 fit one transcript, 4 fit d and e, 2 are unmapped, 2 on the wrong strand. */
    @Test
    void hasTheNumbersOfTheSample() {
        String page = page(Example.usual().quantify(DEFAULTS));
        assertThat(section(page, "summary"))
                .contains("|Fragments|39|89.74 % assigned|")
                .contains("|Fit one transcript|88.6 %|of the assigned fragments|")
                .contains("|Library type|ISR|detected, ")
                .contains("|Transcripts present|4|of 5, with one fragment or more|")
                .contains("|Estimate proved within|0.001|")
                .contains("|Not determined|2|transcripts, in 1 group|")
                .contains("a warning of the run");
        assertThat(section(page, "fates"))
                .contains("to one transcript: 79.5 %", "to several: 10.3 %", "unmapped: 5.1 %", "left out: 5.1 %")
                .contains("|wrong strand |nowhere on the strand of the library|2|5.13 %|", "|total|39|100.00 %|")
                .contains("|of assigned orphan kept |of the assigned: one mate placed|1|2.56 %|")
                .contains("No fragments: quality failed, too long");
        assertThat(section(page, "library"))
                .contains("ISR, as detected", "95 % interval", "one unit is worth 1.000 nats")
                .contains("|ISR: inward, first mate reverse|33|89.19 %|");
        assertThat(section(page, "ambiguity"))
                .contains("|1|2|31|88.6 %|", "|2|1|4|11.4 %|")
                .contains("|all of it|2|31|88.6 %|", "|none of it|2|4|11.4 %|");
        assertThat(section(page, "estimate")).contains("proved to be within 0.001 nats", "maximum likelihood");
        assertThat(section(page, "abundant"))
                .contains("The 4 most abundant of 5 transcripts")
                .contains("|a|");
        assertThat(section(page, "not-determined"))
                .contains("|d|1|2.0|0.0 to 4.0|4.0|identical|", "|e|1|2.0|0.0 to 4.0|4.0|identical|");
        assertThat(section(page, "run"))
                .contains("emkit quant -a x.bam y.bam", "|x.bam|00ff|alignments|1.2 KiB|", "|3.5 s|", "|300.0 MiB|");
        assertThat(page).doesNotContain("id=\"bootstraps\"");
    }

    @Test
    void bootstrapsAreIntervals() {
        QuantOptions options = QuantOptions.builder().bootstraps(25).build();
        String page = page(Example.usual().quantify(options));
        assertThat(section(page, "bootstraps"))
                .contains("25 bootstrap replicates", "2 transcripts have at least 10 expected fragments");
        assertThat(section(page, "abundant")).contains("95 % interval");
    }

    @Test
    void variationalBayesHasNoProof() {
        QuantOptions bayes = QuantOptions.builder()
                .prior(new AbundancePrior.Dirichlet(0.01, true))
                .build();
        String page = page(Example.usual().quantify(bayes));
        assertThat(section(page, "estimate")).contains("variational Bayes", "The run converged.");
        assertThat(section(page, "settings")).contains("0.01 fragments a base of effective length");
        assertThat(page).doesNotContain("id=\"not-determined\"").doesNotContain("proved to be within");
    }

    @Test
    void nothingToShowIsSaid() {
        for (long unmapped : new long[] {0, 7}) {
            String page = page(new Example().unmapped(unmapped).quantify(DEFAULTS));
            assertThat(section(page, "summary")).contains("no fragment is assigned", "all estimates are 0");
            assertThat(page).doesNotContain("id=\"abundant\"").doesNotContain("NaN");
        }
    }

    @Test
    void aRunThatDidNotConvergeSaysSo() {
        QuantOptions hasty =
                QuantOptions.builder().maxUpdates(1).toleranceNats(1e-9).build();
        Abundances abundances = new Example()
                .pairs(50, Orientation.ISR, 0)
                .pairs(30, Orientation.ISR, 0, 1)
                .pairs(5, Orientation.ISR, 1, 2)
                .quantify(hasty);
        assertThat(abundances.convergence().converged()).isFalse();
        assertThat(section(page(abundances), "estimate")).contains("has NOT converged");
    }

    @Test
    void classesAlone() {
        String page = page(quantify("a", "b"));
        assertThat(section(page, "fates")).contains("|total|30|");
        assertThat(page).doesNotContain("id=\"library\"").doesNotContain("id=\"lengths\"");
    }

    private static Abundances quantify(String... names) {
        int[] lengths = {1000, 800};
        ClassTable table = new ClassTable(
                new Transcriptome(names, lengths), new int[] {0, 1, 3}, new int[] {0, 0, 1}, null, new double[] {10, 20
                });
        return Quantifier.with(DEFAULTS, Workers.single()).quantify(table, lengths);
    }

    @Test
    void hostileNamesStayText() {
        Run run = Example.run(false);
        Run hostile = new Run(
                run.version(),
                HOSTILE,
                List.of("emkit", "quant", "-a", HOSTILE),
                run.options(),
                List.of(new Run.Input(HOSTILE, HOSTILE, 1, HOSTILE)),
                null,
                false,
                false,
                run.cost(),
                List.of(HOSTILE));
        String page = page(hostile, quantify(HOSTILE, "x".repeat(1_000_000)));
        String harmless = "&lt;/th&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;\uFFFD␀名";
        assertThat(page).doesNotContain("<script").doesNotContain("\u202E").doesNotContain("\0");
        assertThat(page).contains("<h1><bdi>" + harmless, "<title>" + harmless, "<li>" + harmless);
        assertThat(page.split(Pattern.quote(harmless), -1).length - 1).isGreaterThan(6);
        assertThat(page.length()).isLessThan(50_000);
    }

    @Test
    void nothingIsFetchedOrRun() {
        String page = page(Example.usual().quantify(DEFAULTS));
        assertThat(page)
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .endsWith("</html>\n")
                .contains("content=\"default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;")
                .doesNotContain("<script", "<link", "<img", "src=", "url(", "@import", "http:", "https:");
    }

    @Test
    void theSameInEveryLocale() {
        Locale before = Locale.getDefault();
        Abundances abundances = Example.usual().quantify(DEFAULTS);
        String page = page(abundances);
        try {
            for (String tag : List.of("tr-TR", "de-DE", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(page(abundances).equals(page)).as(tag).isTrue();
            }
        } finally {
            Locale.setDefault(before);
        }
    }
}
