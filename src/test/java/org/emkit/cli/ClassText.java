package org.emkit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A class file, read and judged by other code than the command's. */
final class ClassText {
    private final List<String> names = new ArrayList<>();
    private final List<int[]> members = new ArrayList<>();
    private final List<double @Nullable []> weights = new ArrayList<>();
    private final List<Double> counts = new ArrayList<>();

    private ClassText() {}

    static ClassText read(Path file) {
        ClassText text = new ClassText();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
            int transcripts = Integer.parseInt(in.readLine());
            int classes = Integer.parseInt(in.readLine());
            for (int t = 0; t < transcripts; t++) {
                text.names.add(in.readLine());
            }
            for (int c = 0; c < classes; c++) {
                double[] numbers = Arrays.stream(in.readLine().strip().split("\t", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                int size = (int) numbers[0];
                text.members.add(Arrays.stream(numbers, 1, 1 + size)
                        .mapToInt(t -> (int) t)
                        .toArray());
                text.weights.add(
                        numbers.length == size + 2 ? null : Arrays.copyOfRange(numbers, 1 + size, 1 + 2 * size));
                text.counts.add(numbers[numbers.length - 1]);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double fragments() {
        return counts.stream().mapToDouble(n -> n).sum();
    }

    int transcripts() {
        return names.size();
    }

    /** Writes the classes without their weights, not compressed. @return the file's path */
    String writeBare(Path file) {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(names.size() + "\n" + counts.size() + "\n" + String.join("\n", names) + "\n");
            for (int c = 0; c < counts.size(); c++) {
                out.write(Integer.toString(members.get(c).length));
                for (int t : members.get(c)) {
                    out.write("\t" + t);
                }
                out.write("\t" + Math.round(counts.get(c)) + "\n");
            }
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return columns of a table put in the order of the names here */
    double[] column(Path quantSf, String column) {
        List<String> name = QuantRun.column(quantSf, "Name");
        double[] value = QuantRun.numbers(quantSf, column);
        Map<String, Double> of = new HashMap<>();
        for (int i = 0; i < value.length; i++) {
            of.put(name.get(i), value[i]);
        }
        return names.stream().mapToDouble(of::get).toArray();
    }

    /** @return Σ n ln Σ θ w / Σ θ, with w = 1 / l̃ where the file has no weights */
    double logLikelihood(double[] theta, double[] effectiveLength) {
        double total = Arrays.stream(theta).sum();
        double nats = 0;
        for (int c = 0; c < counts.size(); c++) {
            nats += counts.get(c)
                    * Math.log(Arrays.stream(shares(c, theta, effectiveLength)).sum() / total);
        }
        return nats;
    }

    /** @return expected fragments of each transcript where θ is the truth */
    double[] expected(double[] theta, double[] effectiveLength) {
        double[] expected = new double[theta.length];
        for (int c = 0; c < counts.size(); c++) {
            double[] share = shares(c, theta, effectiveLength);
            double sum = Arrays.stream(share).sum();
            for (int i = 0; i < share.length; i++) {
                expected[members.get(c)[i]] += sum > 0 ? counts.get(c) * share[i] / sum : 0;
            }
        }
        return expected;
    }

    private double[] shares(int c, double[] theta, double[] effectiveLength) {
        int[] member = members.get(c);
        double[] weight = weights.get(c);
        double[] share = new double[member.length];
        for (int i = 0; i < share.length; i++) {
            share[i] = theta[member[i]] * (weight == null ? 1 / effectiveLength[member[i]] : weight[i]);
        }
        return share;
    }
}
