package org.emkit.report;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.emkit.motif.HeldOut;
import org.emkit.motif.Motif;
import org.emkit.motif.MotifOptions;
import org.emkit.motif.MotifTrace;
import org.emkit.sequence.SequenceSet;

/**
 * The file {@code run.json} of a search for motifs: settings, inputs with their digests, the evidence for each motif, and
 * how it was found. Two runs on the same sequences with the same settings differ in {@code sample}, {@code execution} and
 * {@code inputs} alone. (Warnings may name files, too.)
 */
public final class MotifRunInfo {
    private static final int FORMAT_VERSION = 1;

    private MotifRunInfo() {}

    /** Writes the object. */
    public static void write(MotifRun run, Appendable out) throws IOException {
        Json.document(out, json -> {
            json.whole("format_version", FORMAT_VERSION);
            json.object("generator", generator -> {
                generator.text("name", "emkit");
                generator.text("version", run.run().version());
                generator.text("verb", "motif");
            });
            json.text("sample", run.run().sample());
            json.object("execution", execution -> RunInfo.execution(execution, run.run(), null));
            json.objects("inputs", run.run().inputs(), RunInfo::input);
            json.object("settings", settings -> settings(settings, run));
            json.object(
                    "sequences", sequences -> sequences(sequences, run.results().sequences()));
            SequenceSet controls = run.options().controls();
            if (controls != null) {
                json.object("controls", of -> sequences(of, controls));
            }
            json.object("background", background -> {
                background.text("source", run.background());
                background.whole("order", run.results().background().order());
                background.object("letters", letters -> {
                    for (int a = 0; a < run.results().background().alphabet().size(); a++) {
                        char letter = run.results().background().alphabet().letter(a);
                        letters.number(
                                String.valueOf(letter),
                                run.results().background().probability(a));
                    }
                });
            });
            List<Integer> numbers =
                    IntStream.range(0, run.results().motifs().size()).boxed().toList();
            json.objects("motifs", numbers, (motif, m) -> motif(motif, run, m));
            json.text("stopped", run.results().stopped());
            json.texts("warnings", run.run().warnings());
        });
    }

    private static void settings(Json json, MotifRun run) throws IOException {
        MotifOptions options = run.options();
        json.text("alphabet", run.results().sequences().alphabet().name());
        json.text("model", options.model().name().toLowerCase(Locale.ROOT));
        json.truth("both_strands", run.bothStrands());
        json.truth("palindrome", options.palindrome());
        json.whole("min_width", options.minWidth());
        json.whole("max_width", options.maxWidth());
        json.number("trim_bits", options.trimBits());
        json.whole("min_sites", options.minSites());
        json.whole("max_sites", options.maxSites());
        json.whole("motifs", options.motifs());
        json.number("max_evalue", options.maxEValue());
        json.truth("held_out", options.heldOut());
        json.whole("folds", options.folds());
        json.truth("controls_given", options.controls() != null);
        json.truth("position_priors_given", options.positionPriors() != null);
        json.truth("letter_prior_given", options.letterPrior() != null);
        json.whole("seed", options.seed());
    }

    private static void sequences(Json json, SequenceSet sequences) throws IOException {
        int shortest = Integer.MAX_VALUE;
        int longest = 0;
        long wildcards = 0;
        for (int i = 0; i < sequences.size(); i++) {
            shortest = Math.min(shortest, sequences.length(i));
            longest = Math.max(longest, sequences.length(i));
        }
        for (byte code : sequences.codes()) {
            wildcards += code == sequences.alphabet().wildcard() ? 1 : 0;
        }
        json.whole("sequences", sequences.size());
        json.whole("letters", sequences.letters());
        json.whole("ambiguous_letters", wildcards);
        json.whole("shortest", sequences.size() == 0 ? 0 : shortest);
        json.whole("longest", longest);
        json.truth("regions", sequences.hasRegions());
    }

    private static void motif(Json json, MotifRun run, int m) throws IOException {
        Motif motif = run.results().motifs().get(m);
        double[] background = run.results().background().probabilities();
        json.text("id", MotifRun.id(run.results(), m));
        json.text("alternate_name", MotifRun.alternateName(m));
        json.whole("width", motif.width());
        json.whole("sites", motif.sites().size());
        json.number("expected_sites", motif.expectedSites());
        json.number("information_bits", motif.observed().informationContent(background));
        json.number("log_likelihood_ratio_nats", motif.logLikelihoodRatio());
        json.number("ln_evalue", motif.logEValue());
        json.text("evalue", Decimals.scientificOfLog(motif.logEValue()));
        HeldOut heldOut = motif.heldOut();
        if (heldOut == null) {
            json.nothing("held_out");
        } else {
            json.object("held_out", held -> {
                held.whole("positives", heldOut.positives());
                held.whole("positives_hit", heldOut.positivesHit());
                held.whole("controls", heldOut.controls());
                held.whole("controls_hit", heldOut.controlsHit());
                held.number("ln_p", heldOut.logPValue());
                held.number("ln_p_adjusted", heldOut.logAdjusted());
                held.number("roc_area", heldOut.rocArea());
                held.truth("significant", heldOut.isSignificant());
            });
        }
        MotifTrace trace = motif.trace();
        json.object("search", search -> {
            search.whole("starts_tried", trace.startsTried());
            search.whole("starts_refined", trace.startsRefined());
            search.text("start", trace.start());
            search.whole("updates", trace.updates());
            search.whole("rescans", trace.rescans());
            search.truth("converged", trace.converged());
            search.numbers(
                    "objective_nats",
                    trace.objective().stream().mapToDouble(Double::doubleValue).toArray());
        });
    }
}
