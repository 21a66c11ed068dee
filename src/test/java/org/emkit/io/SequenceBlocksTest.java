package org.emkit.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundCounts;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceBlock;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.Strand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceBlocksTest {
    @TempDir
    Path folder;

    private Path fasta() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder text = new StringBuilder();
        int[] length = {5, 0, 1, 700, 64, 63, 65, 1500, 3, 3, 3, 200};
        for (int i = 0; i < length.length; i++) {
            text.append(">s").append(i).append('\n');
            for (int k = 0; k < length[i]; k++) {
                text.append(random.nextInt(50) == 0 ? 'N' : "ACGTacgt".charAt(random.nextInt(8)));
                text.append(k % 37 == 36 || k + 1 == length[i] ? "\n" : "");
            }
        }
        return Files.writeString(folder.resolve("s.fa"), text);
    }

    /** Each window of a width, as a block's own ones tell it: sequence, position, letters. */
    private static void addWindows(SequenceBlock block, List<String> names, int width, List<String> windows) {
        for (int piece = 0; piece < block.pieces(); piece++) {
            for (int from = block.start(piece); from < block.ownEnd(piece); from++) {
                StringBuilder letters = new StringBuilder();
                boolean wild = false;
                for (int k = from; k < from + width && !wild; k++) {
                    wild = block.codes()[k] == Alphabet.DNA.wildcard();
                    letters.append(Alphabet.DNA.letter(block.codes()[k]));
                }
                if (!wild) {
                    windows.add(names.get(block.sequence(piece)) + " " + block.offset(piece, from) + " " + letters);
                }
            }
        }
    }

    private static List<String> everyWindow(SequenceSet set, int width) {
        List<String> windows = new ArrayList<>();
        for (int i = 0; i < set.size(); i++) {
            for (int from = 0; from + width <= set.length(i); from++) {
                String letters = set.text(i, from, from + width, Strand.FORWARD);
                if (!letters.contains("N")) {
                    windows.add(set.name(i) + " " + from + " " + letters);
                }
            }
        }
        return windows;
    }

    @ParameterizedTest
    @CsvSource({"64, 12, 12", "65, 12, 12", "66, 12, 3", "100, 5, 1", "64, 1, 1", "1000, 30, 30", "100000, 12, 12"})
    void everyWindowComesOnce(int capacity, int mostWidth, int width) throws IOException {
        String file = fasta().toString();
        SequenceBlock block = new SequenceBlock(Alphabet.DNA, capacity);
        List<String> windows = new ArrayList<>();
        SequenceBlocks[] self = new SequenceBlocks[1];
        self[0] = new SequenceBlocks(
                block, mostWidth - 1, false, each -> addWindows(each, self[0].names(), width, windows));
        self[0].readFasta(file, false);
        SequenceSet set = SequenceFile.read(file, Alphabet.DNA, false).sequences();
        assertThat(windows).isEqualTo(everyWindow(set, width)).hasSizeGreaterThan(500);
        assertThat(self[0].letters()).isEqualTo(set.letters());
        assertThat(self[0].names()).hasSize(12);
    }

    @Test
    void regionsAreReadOnceInTheGenomesOrder() throws IOException {
        Path file = fasta();
        Path bed = Files.writeString(
                folder.resolve("r.bed"), "s7\t100\t900\ns3\t10\t50\ns3\t40\t600\ns7\t900\t1000\ns0\t1\t4\n");
        SequenceBlock block = new SequenceBlock(Alphabet.DNA, 80);
        List<String> windows = new ArrayList<>();
        SequenceBlocks[] self = new SequenceBlocks[1];
        self[0] = new SequenceBlocks(block, 7, false, each -> addWindows(each, self[0].names(), 8, windows));
        try (GenomeFile genome = GenomeFile.open(file, folder)) {
            self[0].readRegions(genome, RegionFile.read(bed.toString()));
        }
        SequenceSet set =
                SequenceFile.read(file.toString(), Alphabet.DNA, false).sequences();
        List<String> expected = everyWindow(set, 8).stream()
                .filter(window -> {
                    String[] part = window.split(" ", -1);
                    int from = Integer.parseInt(part[1]);
                    return part[0].equals("s3")
                            ? from >= 10 && from + 8 <= 600
                            : part[0].equals("s7") && from >= 100 && from + 8 <= 1000;
                })
                .toList();
        assertThat(windows).isEqualTo(expected).hasSizeGreaterThan(500);
    }

    @ParameterizedTest
    @CsvSource({"64, 0", "64, 3", "200, 5"})
    void countsOfWordsAreThoseOfTheWhole(int capacity, int order) throws IOException {
        String file = fasta().toString();
        BackgroundCounts counts = new BackgroundCounts(Alphabet.DNA, order);
        SequenceBlock block = new SequenceBlock(Alphabet.DNA, capacity);
        new SequenceBlocks(block, counts.overlap(), true, counts::add).readFasta(file, false);
        BackgroundModel expected = BackgroundModel.estimate(
                SequenceFile.read(file, Alphabet.DNA, true).sequences(), order, true);
        for (int length = 1; length <= order + 1; length++) {
            assertThat(counts.model(true).wordProbabilities(length)).isEqualTo(expected.wordProbabilities(length));
        }
    }
}
