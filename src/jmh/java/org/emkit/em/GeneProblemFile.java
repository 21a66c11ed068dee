package org.emkit.em;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a {@link GeneProblem} as salmon writes classes, with lengths, for programs to be compared on it. */
public final class GeneProblemFile {
    private GeneProblemFile() {}

    /** @param arguments classes, transcripts, isoforms of a gene at most, part of the classes with repeats, folder */
    public static void main(String[] arguments) throws IOException {
        GeneProblem problem = new GeneProblem(
                Integer.parseInt(arguments[0]),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Double.parseDouble(arguments[3]),
                1);
        Path folder = Files.createDirectories(Path.of(arguments[4]));
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(folder.resolve("eq_classes.txt")))) {
            writeClasses(problem, out);
        }
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(folder.resolve("quant.sf")))) {
            out.print("Name\tLength\tEffectiveLength\tTPM\tNumReads\n");
            for (int t = 0; t < problem.components; t++) {
                out.print("t" + t + "\t1000\t1000\t0\t0\n");
            }
        }
    }

    private static void writeClasses(GeneProblem problem, PrintWriter out) {
        out.print(problem.components + "\n" + problem.weight.length + "\n");
        for (int t = 0; t < problem.components; t++) {
            out.print("t" + t + "\n");
        }
        for (int i = 0; i < problem.weight.length; i++) {
            StringBuilder members = new StringBuilder();
            StringBuilder weights = new StringBuilder();
            double sum = 0;
            for (int e = problem.start[i]; e < problem.start[i + 1]; e++) {
                sum += problem.likelihood[e];
            }
            for (int e = problem.start[i]; e < problem.start[i + 1]; e++) {
                members.append('\t').append(problem.component[e]);
                weights.append('\t').append((float) (problem.likelihood[e] / sum));
            }
            int size = problem.start[i + 1] - problem.start[i];
            out.print(size + members.toString() + weights + "\t" + (long) problem.weight[i] + "\n");
        }
    }
}
