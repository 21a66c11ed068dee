package org.emkit.quant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.emkit.alignment.ClassTable;
import org.emkit.alignment.Transcriptome;
import org.emkit.em.Workers;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes that salmon 1.10.1 wrote (without weights), against its own estimates from them ({@code --useEM}). */
class SalmonClassesTest {
    private static Path folder(String set) {
        String data = System.getProperty("emkit.data", "");
        Assumptions.assumeFalse(data.isEmpty(), "system property emkit.data is not set");
        Path folder = Path.of(data, "quant", set);
        Assumptions.assumeTrue(Files.isDirectory(folder), "no set " + folder);
        return folder;
    }

    private static ClassTable classes(Path file, double[][] quantSf) throws IOException {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
            String[] names = new String[Integer.parseInt(in.readLine())];
            int rows = Integer.parseInt(in.readLine());
            for (int t = 0; t < names.length; t++) {
                names[t] = in.readLine();
            }
            assertThat(quantSf[0]).hasSameSizeAs(names);
            int[] start = new int[rows + 1];
            double[] count = new double[rows];
            List<Integer> member = new ArrayList<>();
            for (int c = 0; c < rows; c++) {
                int[] numbers = Arrays.stream(in.readLine().split("\t", -1))
                        .mapToInt(Integer::parseInt)
                        .toArray();
                Arrays.stream(numbers, 1, 1 + numbers[0]).forEach(member::add);
                start[c + 1] = member.size();
                count[c] = numbers[numbers.length - 1];
            }
            int[] members = member.stream().mapToInt(Integer::intValue).toArray();
            return new ClassTable(new Transcriptome(names, new int[names.length]), start, members, null, count);
        }
    }

    /** Length, effective length and estimated fragments of each transcript. */
    private static double[][] quantSf(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        double[][] columns = new double[3][lines.size() - 1];
        for (int t = 1; t < lines.size(); t++) {
            String[] cells = lines.get(t).split("\t", -1);
            columns[0][t - 1] = Double.parseDouble(cells[1]);
            columns[1][t - 1] = Double.parseDouble(cells[2]);
            columns[2][t - 1] = Double.parseDouble(cells[4]);
        }
        return columns;
    }

    /** Σ n ln Σ (θ / Σθ) / l̃, straight from the table. */
    private static double logLikelihood(ClassTable table, double[] effectiveLength, double[] fragments) {
        double sum = Arrays.stream(fragments).sum();
        double nats = 0;
        for (int c = 0; c < table.classes(); c++) {
            double s = 0;
            for (int e = table.start(c); e < table.start(c + 1); e++) {
                int t = table.transcript(e);
                s += fragments[t] / sum / effectiveLength[t];
            }
            nats += table.count(c) * Math.log(s);
        }
        return nats;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "express_sim15",
                "dtu_sA_rep1",
                "armor_SRR1039508",
                "encode_chr19_ENCSR653DFZ_rep1",
                "encode_chr19_ENCSR510QZW_rep1_SE",
                "ggal_gut"
            })
    void neverLessLikelyThanSalmonsEstimate(String set) throws IOException {
        Path folder = folder(set);
        double[][] salmon = quantSf(folder.resolve("salmon.quant.sf"));
        ClassTable table = classes(folder.resolve("salmon.eq_classes.txt.gz"), salmon);
        int[] lengths = Arrays.stream(salmon[0]).mapToInt(l -> (int) l).toArray();
        try (Workers workers = new Workers(2)) {
            Abundances found =
                    Quantifier.with(QuantOptions.withDefaults(), workers).quantify(table, lengths, salmon[1]);
            double[] fragments = new double[found.transcripts()];
            Arrays.setAll(fragments, found::fragments);
            double ours = logLikelihood(table, salmon[1], fragments);
            double theirs = logLikelihood(table, salmon[1], salmon[2]);
            double total = found.fates().total();
            assertThat(found.convergence().converged()).isTrue();
            assertThat(ours).isCloseTo(found.convergence().objective(), within(1e-9 * Math.abs(ours)));
            assertThat(Arrays.stream(fragments).sum()).isCloseTo(total, within(1e-6 * total));
            // Estimates there have three digits: a transcript printed as 0 may cost a class its only explanation.
            assertThat(ours).isGreaterThanOrEqualTo(theirs);
        }
    }
}
