package org.emkit.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.emkit.UserException;
import org.emkit.compare.ColumnSimilarity;
import org.emkit.compare.CompareOptions;
import org.emkit.compare.MotifComparison;
import org.emkit.compare.MotifMatch;
import org.emkit.em.Workers;
import org.emkit.matrix.KnownMotif;
import org.emkit.report.MatchesTsv;
import org.emkit.report.Run;
import org.emkit.report.VerbRun;
import org.emkit.report.html.CompareReport;
import org.emkit.report.html.KnownMatches;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code emkit compare}: motifs to the known motifs that they are like. */
@Command(
        name = "compare",
        description = "Find the known motifs that motifs are like.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Examples:",
            "  emkit compare motifs/motifs.meme JASPAR2024.meme -o named",
            "  emkit compare found.meme db1.meme db2.jaspar --e-value 0.1 -o named",
            "  emkit compare found.meme JASPAR2024.meme -o - | head"
        })
final class CompareCommand implements Callable<Integer> {
    static final String MATCHES = "matches.tsv";
    static final String REPORT = "report.html";
    private static final String MARKER = "run.json";
    private static final List<String> NAMES = List.of(MATCHES, REPORT, MARKER);

    /** Columns of fewer motifs are too few to be a null model. */
    private static final int FEW = 50;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "MOTIFS",
            description = "Motifs to be named: MEME (text or XML), JASPAR, TRANSFAC or HOMER, told by content.")
    private String queryFile = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "DATABASE",
            description = "Known motifs, in the same formats; '-' is standard input.")
    private List<String> databaseFiles = new ArrayList<>();

    @Option(
            names = "--motif",
            paramLabel = "ID",
            split = ",",
            description = "Only motifs of MOTIFS with this id or alternate name; several are parted by commas.")
    private @Nullable Set<String> wanted;

    @Option(
            names = {"--similarity", "--dist"},
            paramLabel = "NAME",
            defaultValue = "euclidean",
            description = "How columns are compared: euclidean (or ed), pearson, sandelin (default: ${DEFAULT-VALUE}).")
    private String similarity = "euclidean";

    @Option(
            names = "--min-overlap",
            paramLabel = "COLUMNS",
            defaultValue = "5",
            description = "Columns that lie on columns at least; all of the shorter motif's where it has fewer"
                    + " (default: ${DEFAULT-VALUE}).")
    private int minOverlap;

    @Option(
            names = "--strands",
            paramLabel = "both|one",
            defaultValue = "both",
            description = "Whether known motifs are read on the other strand, too (default: ${DEFAULT-VALUE}).")
    private String strands = "both";

    @Option(
            names = "--q-value",
            paramLabel = "Q",
            description = "Highest q-value of a match (default: 0.5 where neither --e-value nor --p-value is given).")
    private @Nullable Double qValue;

    @Option(names = "--e-value", paramLabel = "E", description = "Highest E-value of a match.")
    private @Nullable Double eValue;

    @Option(names = "--p-value", paramLabel = "P", description = "Highest p-value of a match.")
    private @Nullable Double pValue;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() throws IOException {
        CompareOptions options = options();
        List<String> files =
                Stream.concat(Stream.of(queryFile), databaseFiles.stream()).toList();
        Invocation call = new Invocation(spec, common, new Invocation.Files(files, MARKER, NAMES));
        if (common.toStandardOutput()) {
            return call.toStandardOutput((out, workers) -> {
                Compared found = compare(call, options, workers);
                call.tellWarnings();
                MatchesTsv.write(found.queries(), found.database().motifs(), found.matches(), out);
            });
        }
        return call.toFolder((out, workers) -> {
            Compared found = compare(call, options, workers);
            Run run = call.run();
            KnownMatches known = new KnownMatches(found.database().motifs(), found.matches());
            out.writeText(MATCHES, to -> MatchesTsv.write(found.queries(), known.database(), found.matches(), to));
            out.writeText(
                    REPORT, to -> CompareReport.write(run, found.database().alphabet(), found.queries(), known, to));
            Map<String, Long> totals = found.totals();
            out.writeText(MARKER, to -> new VerbRun(run, "compare", settings(options), totals).write(to));
            out.commit();
            call.console().finish("compare", run, totals);
        });
    }

    /**
     * What was read, and what was found.
     *
     * @param matches of each query
     */
    private record Compared(List<KnownMotif> queries, MotifDatabase database, List<List<MotifMatch>> matches) {
        /** @return what was counted, by name */
        Map<String, Long> totals() {
            Map<String, Long> totals = new LinkedHashMap<>();
            totals.put("motifs", (long) queries.size());
            totals.put("known_motifs", (long) database.motifs().size());
            totals.put("named", matches.stream().filter(m -> !m.isEmpty()).count());
            totals.put("matches", matches.stream().mapToLong(List::size).sum());
            return totals;
        }
    }

    private Compared compare(Invocation call, CompareOptions options, Workers workers) {
        RunInputs read = call.inputs();
        call.console().step("reading motifs");
        List<KnownMotif> queries =
                MotifDatabase.readFound(queryFile, wanted, read).motifs();
        MotifDatabase database = MotifDatabase.read("database", databaseFiles, null, read);
        check(queries, database, read);
        call.console().step("comparing");
        List<List<MotifMatch>> matches = MotifComparison.with(database.motifs(), options)
                .compareAll(queries.stream().map(KnownMotif::matrix).toList(), workers)
                .stream()
                .map(ofQuery -> ofQuery.stream().filter(this::isReported).toList())
                .toList();
        return new Compared(queries, database, matches);
    }

    private boolean isReported(MotifMatch match) {
        boolean byDefault = eValue == null && pValue == null;
        double mostQ = qValue != null ? qValue : byDefault ? MotifDatabase.MOST_Q_VALUE : 1;
        return match.qValue() <= mostQ
                && (eValue == null || match.eValue() <= eValue)
                && (pValue == null || match.pValue() <= pValue);
    }

    private Map<String, String> settings(CompareOptions options) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("similarity", options.similarity().name().toLowerCase(Locale.ROOT));
        settings.put("min_overlap", Integer.toString(options.minimumOverlap()));
        settings.put("strands", strands);
        settings.put("q_value", qValue == null ? eValue == null && pValue == null ? "0.5" : "1" : qValue.toString());
        settings.put("e_value", eValue == null ? "any" : eValue.toString());
        settings.put("p_value", pValue == null ? "any" : pValue.toString());
        return settings;
    }

    private CompareOptions options() {
        ColumnSimilarity chosen = switch (similarity.toLowerCase(Locale.ROOT)) {
            case "euclidean", "ed" -> ColumnSimilarity.EUCLIDEAN;
            case "pearson" -> ColumnSimilarity.PEARSON;
            case "sandelin" -> ColumnSimilarity.SANDELIN;
            default -> throw usage("--similarity takes euclidean, pearson or sandelin, not '" + similarity + "'");
        };
        if (!strands.equals("both") && !strands.equals("one")) {
            throw usage("--strands takes both or one, not '" + strands + "'");
        }
        if (minOverlap < 1) {
            throw usage("--min-overlap takes a number above 0");
        }
        checkThreshold("--q-value", qValue, 1);
        checkThreshold("--p-value", pValue, 1);
        checkThreshold("--e-value", eValue, Double.MAX_VALUE);
        return new CompareOptions(chosen, minOverlap, strands.equals("both"));
    }

    private void checkThreshold(String option, @Nullable Double value, double most) {
        if (value != null && !(value >= 0 && value <= most)) {
            throw usage(option + " takes a number, 0 or above" + (most == 1 ? ", up to 1" : ""));
        }
    }

    private void check(List<KnownMotif> queries, MotifDatabase database, RunInputs read) {
        if (queries.get(0).matrix().alphabet() != database.alphabet()) {
            throw new UserException(
                    "holds motifs of " + queries.get(0).matrix().alphabet() + ", the database of "
                            + database.alphabet(),
                    queryFile,
                    "compare motifs of one alphabet");
        }
        if (database.motifs().size() < FEW) {
            read.warn("the database has " + database.motifs().size()
                    + " motifs: too few columns to tell well what is a match by chance");
        }
    }

    private ParameterException usage(String message) {
        return Invocation.usage(spec, message);
    }
}
