package org.emkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.emkit.io.SequenceFile;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.Strand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlantedMotifsTest {
    private static final Path PLANTED = Path.of("test-data/motif/planted");

    @TempDir
    Path folder;

    @Test
    void makesTheCommittedSampleAgain() throws IOException {
        PlantedMotifs.writePlanted(folder);
        for (String file : List.of("sequences.fa", "truth.tsv", "genome.fa", "peaks.narrowPeak", "known.jaspar")) {
            assertThat(folder.resolve(file)).hasSameTextualContentAs(PLANTED.resolve(file));
        }
    }

    @Test
    void theTruthIsWhereItSays() throws IOException {
        SequenceSet set = SequenceFile.read(PLANTED.resolve("sequences.fa").toString(), null, false)
                .sequences();
        List<String> lines = Files.readAllLines(PLANTED.resolve("truth.tsv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] field = line.split("\t", -1);
            int sequence = Integer.parseInt(field[0].substring(3)) - 1;
            int start = Integer.parseInt(field[1]) - 1;
            Strand strand = field[2].equals("+") ? Strand.FORWARD : Strand.REVERSE;
            assertThat(set.text(sequence, start, start + field[4].length(), strand))
                    .isEqualTo(field[4]);
        }
        assertThat(lines).hasSizeGreaterThan(60);
    }
}
