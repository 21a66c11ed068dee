package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import htsjdk.samtools.util.BlockCompressedInputStream;
import htsjdk.samtools.util.BlockCompressedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.emkit.testing.ByteMutator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code emkit quant} on damaged alignments: a result whose fates add up, or one line of error and nothing left. The
 * number of inputs of each kind is that in {@code -Demkit.fuzz}, else {@value #MUTANTS}; a failure names kind and number.
 */
class AlignmentFuzzTest {
    private static final int MUTANTS = 60;
    private static final int RECORDS = 40;
    private static final long SEED = 20260102;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private interface Damage {
        byte[] mutant(int number) throws IOException;
    }

    private Path few(String name) {
        TinySample whole = TinySample.read();
        TinySample few = whole.with(whole.records().subList(0, RECORDS));
        Path file = folder.resolve(name);
        return Path.of(name.endsWith(".bam") ? few.bam(file) : few.sam(file));
    }

    @Test
    void packedBam() throws IOException {
        ByteMutator mutator = new ByteMutator(Files.readAllBytes(few("whole.bam")), SEED);
        tried("packed BAM", "mutant.bam", mutator::mutant);
    }

    /** The damage is in the records, under a compression that is right. */
    @Test
    void unpackedBam() throws IOException {
        byte[] content;
        try (InputStream in =
                new BlockCompressedInputStream(new ByteArrayInputStream(Files.readAllBytes(few("whole.bam"))))) {
            content = in.readAllBytes();
        }
        ByteMutator mutator = new ByteMutator(content, SEED);
        Path packed = folder.resolve("packed");
        tried("unpacked BAM", "mutant.bam", number -> {
            try (OutputStream out = new BlockCompressedOutputStream(packed.toFile(), 1)) {
                out.write(mutator.mutant(number));
            }
            return Files.readAllBytes(packed);
        });
    }

    @Test
    void sam() throws IOException {
        ByteMutator mutator = new ByteMutator(Files.readAllBytes(few("whole.sam")), SEED);
        tried("SAM", "mutant.sam", mutator::mutant);
    }

    private void tried(String kind, String name, Damage damage) throws IOException {
        int mutants = Integer.getInteger("emkit.fuzz", MUTANTS);
        int refused = 0;
        Path file = folder.resolve(name);
        for (int k = 0; k < mutants; k++) {
            String which = kind + ", seed " + SEED + ", number " + k;
            Files.write(file, damage.mutant(k));
            Path out = folder.resolve("out" + k);
            QuantRun run = assertTimeoutPreemptively(
                    LONGEST,
                    () -> QuantRun.into(out, "-q", "-a", file.toString(), "--tmp-dir", folder.toString()),
                    () -> which);
            assertThat(run.exit()).as(which + ": " + run.err()).isIn(ExitCode.DONE, ExitCode.INPUT);
            if (run.exit() == ExitCode.DONE) {
                assertThat(fragments(out)).as(which).isNotNegative();
            } else {
                assertThat(run.err()).as(which).startsWith("emkit: error: ").hasLineCount(1);
                assertThat(out).as(which).doesNotExist();
                refused++;
            }
        }
        assertThat(refused).as("refused of %d", mutants).isBetween(mutants / 20, mutants);
    }

    /** @return the total, which the other rows add up to */
    private static long fragments(Path out) throws IOException {
        List<String> lines = Files.readAllLines(out.resolve(QuantResults.FATES));
        long total = -1;
        long sum = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] column = line.split("\t", -1);
            if (column[0].equals("total")) {
                total = Long.parseLong(column[1]);
            } else if (!column[0].startsWith("of_")) {
                sum += Long.parseLong(column[1]);
            }
        }
        assertThat(sum).as(String.join("\n", lines)).isEqualTo(total);
        return total;
    }
}
