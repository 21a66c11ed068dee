package org.emkit.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Writes a made-up genome and matrices to look for in it, for benchmarks of scanning: letters lean on the two before
 * them, a hundredth are runs of N, and matrices are as telling as those of databases.
 */
public final class SimulateGenome {
    private static final int LINE = 60;
    private static final int CHROMOSOMES = 5;

    private SimulateGenome() {}

    /** @param args folder, letters, matrices, seed */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        SplittableRandom random = new SplittableRandom(Long.parseLong(args[3]));
        genome(folder.resolve("genome.fa"), Long.parseLong(args[1]), random.split());
        matrices(folder.resolve("motifs.meme"), Integer.parseInt(args[2]), random.split());
    }

    private static void genome(Path file, long letters, SplittableRandom random) throws IOException {
        double[][] next = new double[16][4];
        for (double[] each : next) {
            double sum = 0;
            for (int a = 0; a < 4; a++) {
                each[a] = (a == 0 || a == 3 ? 0.29 : 0.21) * (0.7 + 0.6 * random.nextDouble());
                sum += each[a];
            }
            for (int a = 0; a < 4; a++) {
                each[a] /= sum;
            }
        }
        byte[] line = new byte[LINE + 1];
        line[LINE] = '\n';
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int c = 0; c < CHROMOSOMES; c++) {
                out.write((">chr" + (c + 1) + "\n").getBytes(US_ASCII));
                int context = 0;
                int unknown = 0;
                for (long done = 0; done < letters / CHROMOSOMES; done += LINE) {
                    unknown = unknown > 0 ? unknown - 1 : random.nextInt(10_000) == 0 ? 100 : 0;
                    for (int k = 0; k < LINE; k++) {
                        double u = random.nextDouble();
                        int a = 0;
                        while (a < 3 && u >= next[context][a]) {
                            u -= next[context][a++];
                        }
                        context = (context * 4 + a) % 16;
                        line[k] = (byte) (unknown > 0 ? 'N' : "ACGT".charAt(a));
                    }
                    out.write(line);
                }
            }
        }
    }

    private static void matrices(Path file, int count, SplittableRandom random) throws IOException {
        StringBuilder text = new StringBuilder("MEME version 5\n\nALPHABET= ACGT\n\nstrands: + -\n\n");
        text.append("Background letter frequencies\nA 0.29 C 0.21 G 0.21 T 0.29\n\n");
        for (int m = 0; m < count; m++) {
            int width = 6 + (m + 6) % 15;
            text.append("MOTIF M").append(m + 1).append("\nletter-probability matrix: alength= 4 w= ");
            text.append(width).append(" nsites= 100 E= 0\n");
            for (int k = 0; k < width; k++) {
                int best = random.nextInt(4);
                double u = random.nextDouble();
                double most = 0.3 + 0.68 * Math.sqrt(u);
                for (int a = 0; a < 4; a++) {
                    text.append(String.format(Locale.ROOT, " %.6f", a == best ? most : (1 - most) / 3));
                }
                text.append('\n');
            }
            text.append('\n');
        }
        Files.writeString(file, text, US_ASCII);
    }
}
