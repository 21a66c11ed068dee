package org.emkit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the page "From peaks to factors", as they stand there, but for the folder. */
class PeaksToFactorsTest {
    private static final Path PAGE = Path.of("src/site/markdown/from-peaks-to-factors.md");
    private static final Path DATA = Path.of("test-data/motif/planted");

    @TempDir
    Path folder;

    @Test
    void threeCommandsNameLocateAndTestTheFactor() throws IOException {
        try (Stream<Path> files = Files.list(DATA)) {
            for (Path file : files.toList()) { // the index of the genome is made beside it
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
        List<String> commands = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("    emkit "))
                .map(line -> line.strip().substring("emkit ".length()))
                .toList();
        assertThat(commands).hasSize(3);
        for (String command : commands) {
            StringWriter err = new StringWriter();
            String[] words =
                    Arrays.stream(command.split(" ", -1)).map(this::placed).toArray(String[]::new);
            assertThat(Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err, true), words))
                    .as(command + "\n" + err)
                    .isZero();
        }
        named();
        located();
        assertThat(Files.readAllLines(folder.resolve("enriched/enrichment.tsv")).get(1))
                .startsWith("EM0017.1\tfirst\tTGACGTGGCAAC\t");
    }

    private String placed(String word) {
        if (word.startsWith(DATA.toString())) {
            return folder.resolve(DATA.relativize(Path.of(word))).toString();
        }
        String first = word.replaceFirst("/.*", "");
        return List.of("found", "places", "enriched").contains(first)
                ? folder.resolve(word).toString()
                : word;
    }

    private void named() throws IOException {
        String best = Files.readAllLines(folder.resolve("found/matches.tsv")).get(1);
        assertThat(best).startsWith("1-TGACGTGGCAAC\tEM0017.1\t0\t");
        assertThat(Double.parseDouble(best.split("\t", -1)[4])).isBetween(1e-8, 1e-7);
    }

    private void located() throws IOException {
        String[] first =
                Files.readAllLines(folder.resolve("places/motifs.tsv")).get(1).split("\t", -1);
        assertThat(Double.parseDouble(first[6]) / Double.parseDouble(first[7])).isBetween(8.0, 12.0);
        List<String> sites;
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve("places/sites.bed.gz")))) {
            sites = new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> line.contains("\t1-TGACGTGGCAAC\t"))
                    .toList();
        }
        long nearSummits = Files.readAllLines(DATA.resolve("peaks.narrowPeak")).stream()
                .map(line -> line.split("\t", -1))
                .filter(peak -> sites.stream().map(line -> line.split("\t", -1)).anyMatch(site -> isNear(peak, site)))
                .count();
        assertThat(nearSummits).isBetween(35L, 50L);
        assertThat(folder.resolve("places/sites.bed.gz.tbi")).isNotEmptyFile();
    }

    private static boolean isNear(String[] peak, String[] site) {
        int summit = Integer.parseInt(peak[1]) + Integer.parseInt(peak[9]);
        return peak[0].equals(site[0]) && Math.abs(Integer.parseInt(site[1]) - summit) <= 20;
    }
}
