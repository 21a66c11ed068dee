package org.emkit.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.emkit.enrich.Enrichment;
import org.emkit.enrich.EnrichmentOptions;
import org.emkit.matrix.KnownMotif;
import org.emkit.motif.HeldOut;
import org.emkit.motif.Motif;
import org.emkit.motif.MotifOptions;
import org.emkit.motif.MotifResults;
import org.emkit.report.EnrichmentRun;
import org.emkit.report.Example;
import org.emkit.report.MotifRun;
import org.emkit.report.MotifSummary;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.SequenceSetBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MotifReportTest {
    private static final String HOSTILE = "</th><script>alert(1)</script>\"'&\u202E名";
    private static final String HARMLESS = "&lt;/th&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;\uFFFD名";

    private static String page(MotifResults results, @Nullable KnownMatches known) {
        StringBuilder out = new StringBuilder();
        try {
            MotifReport.write(run(results), known, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static MotifRun run(MotifResults results) {
        return run(results, MotifOptions.withDefaults());
    }

    private static MotifRun run(MotifResults results, MotifOptions options) {
        return new MotifRun(
                Example.run(false), options, results, List.of("emkit", "motif"), "s.fa", null, "the sequences");
    }

    private static String section(String page, String id) {
        int from = page.indexOf("<section id=\"" + id + "\"");
        assertThat(from).as("section %s", id).isPositive();
        return page.substring(from, page.indexOf("</section>", from))
                .replaceAll("(<[^>]*>\n*)+", "|")
                .replace('\u00A0', ' ');
    }

    /** Motif 1 has ln p = −1500 (−1400 adjusted) and ln E = −2000; motif 2 has ln p = −2 (−0.5) and ln E = 1. */
    @Test
    void hasTheNumbersOfEveryMotif() {
        MotifResults results = MotifExample.of(Alphabet.DNA, 60, "s", "TGACTCAG", "CACGTG");
        String page = page(results, MotifExample.known(results, "MA", "TGACTCAG"));
        assertThat(section(page, "summary"))
                .contains("|Sequences|60|7 200 letters|", "|Motifs|2|as many as were asked for|")
                .contains("|Significant|1|on sequences not used to find them|", "|Lowest E-value|2.58e-869|40 sites|")
                .contains("|Motif 1|8|40|2.58e-869|9.72e-609|significant|MA0 Factor0|")
                .contains("|Motif 2|6|40|2.72|0.607|not significant|")
                .contains("a warning of the run");
        assertThat(section(page, "motif-1"))
                .contains("|As found|", "|On the other strand|", "|TGACTCAG|", "|40, expected by EM 40.5|")
                .contains("|Held-out p-value|3.62e-652|, adjusted for all motifs (Holm) |9.72e-609|: |significant|")
                .contains("40 of 40 sequences have a site (100.0 %), 1 of 40 controls (2.5 %)")
                .contains("the best of 4 000 starts, of which 12 were followed to the end")
                .contains("48 updates, 3 rescans of all windows, converged")
                .contains("The best 12 of 40 sites", "The most alike of 200 known motifs");
        assertThat(section(page, "motif-2")).contains("|0.135|, adjusted", "|not significant|");
        assertThat(section(page, "places")).contains("|motif 1|motif 2|", "The 40 of 60 sequences");
        assertThat(section(page, "sequences")).contains("|DNA|", "|120 letters each|", "(order 0; the sequences)");
        assertThat(section(page, "settings")).contains("none or one (ZOOPS)", "in 5 parts, against shuffled sequences");
        assertThat(page.length()).isLessThan(200_000);
    }

    /** One of the motifs found, with another E-value and evidence. */
    private static MotifResults judged(MotifResults found, Motif motif, double logEValue, HeldOut evidence) {
        Motif judged = new Motif(
                motif.observed(),
                motif.fitted(),
                motif.sites(),
                motif.logLikelihoodRatio(),
                logEValue,
                motif.expectedSites(),
                evidence,
                motif.trace());
        return new MotifResults(found.sequences(), found.background(), List.of(judged), new double[9], "done");
    }

    @Test
    void aMotifThatWasNotFoundAgainIsSaidToBe() {
        MotifResults found = MotifExample.of(Alphabet.DNA, 9, "s", "TGACTCAG");
        Motif motif = found.motifs().get(0);
        String page = page(judged(found, motif, motif.logEValue(), new HeldOut(0, 0, 0, 0, 0, 0, 0.5)), null);
        assertThat(section(page, "summary")).contains("|1|not found again|");
        assertThat(section(page, "motif-1"))
                .contains(", adjusted for all motifs (Holm) |1|: |not found again|")
                .contains("|none judge it: it was not found again when parts of the sequences were searched|")
                .doesNotContain("0 of 0");
    }

    /** ln E = 1 is 2.72, ln p = −5 is 0.00674. */
    @Test
    void aMotifConfirmedDespiteItsEValueIsSaidToBe() throws IOException {
        MotifResults found = MotifExample.of(Alphabet.DNA, 9, "s", "TGACTCAG", "CACGTG");
        Motif motif = found.motifs().get(1);
        MotifResults results = judged(found, motif, 1, new HeldOut(9, 8, 9, 0, -6, -5, 0.9));
        assertThat(section(page(results, null), "motif-1"))
                .contains("nats): high, sites are not more alike than chance makes them; held out they tell");
        StringBuilder summary = new StringBuilder();
        MotifSummary.write(run(results), List.of(), summary);
        assertThat(summary.toString())
                .contains("held-out p 6.7e-003 (E high: sites are not more alike than by chance, but tell sequences");
        StringBuilder usual = new StringBuilder();
        MotifSummary.write(run(found), List.of(), usual);
        assertThat(usual.toString()).contains("(not significant)").doesNotContain("E high");
        assertThat(page(found, null)).doesNotContain(": high");
    }

    @Test
    void controlsAreToldOfAsSequencesAre() throws IOException {
        SequenceSet controls = new SequenceSetBuilder(Alphabet.DNA)
                .begin("one")
                .add("ACGTACGTACGT")
                .begin("other")
                .add("ACGTACGT")
                .build();
        MotifResults results = MotifExample.of(Alphabet.DNA, 9, "s", "TGACTCAG");
        StringBuilder out = new StringBuilder();
        MotifReport.write(run(results, MotifOptions.withDefaults().withControls(controls)), null, out);
        assertThat(section(out.toString(), "sequences"))
                .contains("|Sequences|9, together 1 080 letters|Lengths|120 letters each|")
                .contains("|Controls|2, together 20 letters|Lengths of controls|8 to 12 letters|");
        assertThat(section(page(results, null), "sequences")).doesNotContain("ontrols");
    }

    /** Every site lies in its place in the diagrams: the k-th site of motif 1 in a sequence of 120 letters, 600 wide. */
    @Test
    void sitesAreDrawnToScale() {
        MotifResults results = MotifExample.of(Alphabet.DNA, 9, "s", "TGACTCAG");
        String page = page(results, null);
        assertThat(results.motifs().get(0).sites())
                .hasSize(6)
                .allSatisfy(site -> assertThat(page)
                        .contains("x=\"" + 5 * site.start() + ".0\" y=\""
                                + (site.strand().symbol() == '+' ? 2 : 13)
                                + "\" width=\"40.0\" height=\"9\"><title>motif 1 at " + (site.start() + 1) + ", p "));
        assertThat(page).doesNotContain("Known motifs").doesNotContain("Most like");
    }

    @Test
    void proteinsHaveOneStrand() {
        MotifResults results = MotifExample.of(Alphabet.PROTEIN, 12, "s", "WKYHGDEL");
        String page = page(results, null);
        assertThat(section(page, "motif-1")).contains("Letters of its sites").doesNotContain("On the other strand");
        assertThat(page).contains("id=\"letter-W\"", "#letter-H");
    }

    @Test
    void nothingFoundIsSaid() {
        SequenceSet set =
                new SequenceSetBuilder(Alphabet.DNA).begin("a").add("ACGT").build();
        for (SequenceSet sequences : List.of(set, new SequenceSetBuilder(Alphabet.DNA).build())) {
            MotifResults nothing = new MotifResults(
                    sequences,
                    BackgroundModel.uniform(Alphabet.DNA),
                    List.<Motif>of(),
                    new double[sequences.size()],
                    "no motif left");
            assertThat(section(page(nothing, null), "summary")).contains("No motif was found.", "|0|no motif left|");
        }
    }

    @Test
    void motifsWithoutSitesOrEvidence() {
        MotifResults some = MotifExample.of(Alphabet.DNA, 6, "s", "TGACTCAG");
        Motif motif = some.motifs().get(0);
        Motif bare = new Motif(
                motif.observed(), motif.fitted(), List.of(), 0, Double.NEGATIVE_INFINITY, 0, null, motif.trace());
        MotifResults results =
                new MotifResults(some.sequences(), some.background(), List.of(bare), new double[6], "done");
        String page = page(results, null);
        assertThat(page).doesNotContain("NaN").doesNotContain("Held-out p");
        assertThat(section(page, "summary")).contains("|Motif 1|8|0|0|");
    }

    @Test
    void hostileNamesStayText() {
        MotifResults results = MotifExample.of(Alphabet.DNA, 9, HOSTILE, "TGACTCAG");
        KnownMatches known = MotifExample.known(results, HOSTILE, "TGACTCAG");
        String page = page(results, known);
        assertThat(page).doesNotContain("<script").doesNotContain("\u202E").contains(HARMLESS);
        StringBuilder out = new StringBuilder();
        List<KnownMotif> queries = known.database().subList(0, 1);
        try {
            CompareReport.write(Example.run(false), Alphabet.DNA, queries, known, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(out.toString())
                .doesNotContain("<script")
                .doesNotContain("\u202E")
                .contains("<bdi>" + HARMLESS);
    }

    @Test
    void comparisonsAreShownFromTheBest() throws IOException {
        MotifResults results = MotifExample.of(Alphabet.DNA, 9, "s", "TGACTCAG", "CACGTG");
        KnownMatches known = MotifExample.known(results, "MA", "TGACTCAG", "CACGTGAA");
        List<KnownMotif> queries = List.of(
                new KnownMotif("q1", "", results.motifs().get(0).observed(), 20, Double.NaN),
                new KnownMotif("q2", "q2", results.motifs().get(1).observed(), 20, Double.NaN));
        StringBuilder out = new StringBuilder();
        CompareReport.write(Example.run(false), Alphabet.DNA, queries, known, out);
        String page = out.toString();
        assertThat(section(page, "summary")).contains("|q1|MA0 Factor0|", "|q2|MA1 Factor1|", "|Known motifs|200|");
        assertThat(section(page, "motif-1")).contains("|q1|").contains("|MA0 Factor0|");
        assertThat(page).contains("<rect class=\"overlap\"");
    }

    /** ln p = −1500 is 3.62e-652, and 10 of 40 against 1 of 80 are 25 % and 1.25 %, a tie that goes to 1.2. */
    @Test
    void enrichmentIsShownFromTheSurest() throws IOException {
        MotifResults results = MotifExample.of(Alphabet.DNA, 9, "s", "TGACTCAG");
        KnownMotif sure = new KnownMotif(HOSTILE, "", results.motifs().get(0).observed(), 20, Double.NaN);
        KnownMotif unsure = new KnownMotif("m2", "Two", results.motifs().get(0).fitted(), 20, Double.NaN);
        EnrichmentRun run = new EnrichmentRun(
                Example.run(false),
                new EnrichmentOptions(EnrichmentOptions.Test.THRESHOLD, 3, true, 42),
                results.sequences(),
                false,
                List.of(
                        new Enrichment(sure, 7.5, 40, 10, 80, 1, -1500, -1400, -1400, 0.875),
                        new Enrichment(unsure, Double.NaN, 40, 1, 80, 2, -1, -0.5, -0.5, 0.5)));
        StringBuilder out = new StringBuilder();
        EnrichReport.write(run, out);
        String page = out.toString();
        assertThat(page).doesNotContain("<script").contains("<bdi>" + HARMLESS);
        assertThat(section(page, "summary")).contains("|Motifs|2|tested|", "|Enriched|1|", "|Controls|shuffled|");
        assertThat(section(page, "motifs"))
                .contains("|enriched|3.62e-652|9.72e-609|9.72e-609|25.0 %|1.2 %|")
                .contains("|m2 Two|TGACTCAG|not significant|0.368|0.607|0.607|2.5 %|2.5 %|");
        assertThat(section(page, "settings")).contains("|Shuffles keep words of|3 letters|");
    }
}
