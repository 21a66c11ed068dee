package org.emkit.compare;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.emkit.matrix.KnownMotif;
import org.emkit.matrix.PositionProbabilityMatrix;
import org.emkit.sequence.Alphabet;

/** The databases of the real data, read as their simple form allows. */
final class Jaspar {
    private Jaspar() {}

    static List<KnownMotif> read(String name) {
        String data = System.getProperty("emkit.data", "");
        assumeTrue(!data.isEmpty(), "emkit.data is not set: no real data");
        Path file = Path.of(data, "motif", "databases", name);
        List<KnownMotif> motifs = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            String id = "";
            String line = lines.readLine();
            while (line != null) {
                String[] word = line.strip().split("\\s+", -1);
                if (word[0].equals("MOTIF")) {
                    id = word[1];
                } else if (word[0].equals("letter-probability")) {
                    int width = Integer.parseInt(word[5]);
                    double[] weight = new double[4 * width];
                    for (int k = 0; k < width; k++) {
                        String[] row = lines.readLine().strip().split("\\s+", -1);
                        for (int a = 0; a < 4; a++) {
                            weight[4 * k + a] = Double.parseDouble(row[a]);
                        }
                    }
                    motifs.add(
                            new KnownMotif(id, "", PositionProbabilityMatrix.of(Alphabet.DNA, weight), 20, Double.NaN));
                }
                line = lines.readLine();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return motifs;
    }
}
