package org.emkit.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.emkit.UserException;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.SequenceSetBuilder;
import org.emkit.testing.ByteMutator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every reader of a text on damaged files: it reads the file or refuses it in one line, and does not hang. The number of
 * inputs is that in {@code -Demkit.fuzz}, else {@value #MUTANTS} a reader; a failure names seed and number.
 */
class ReaderFuzzTest {
    private static final int MUTANTS = 300;
    private static final long SEED = 20260101;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private static final String BACKGROUND = """
            # order 0
            A 0.3
            C 0.2
            G 0.2
            T 0.3
            # order 1
            AA 0.09
            AC 0.06
            AG 0.06
            AT 0.09
            CA 0.06
            CC 0.04
            CG 0.04
            CT 0.06
            GA 0.06
            GC 0.04
            GG 0.04
            GT 0.06
            TA 0.09
            TC 0.06
            TG 0.06
            TT 0.09
            """;
    private static final String MEME = """
            MEME version 5

            ALPHABET= ACGT

            strands: + -

            Background letter frequencies
            A 0.25 C 0.25 G 0.25 T 0.25

            MOTIF m1 first
            letter-probability matrix: alength= 4 w= 3 nsites= 20 E= 1.0e-005
            0.7 0.1 0.1 0.1
            0.1 0.7 0.1 0.1
            0.25 0.25 0.25 0.25

            URL http://example.org

            """;
    private static final String JASPAR = """
            >MA0001.1 name
            A [ 1 2 3 ]
            C [ 4 5 6 ]
            G [ 7 8 9 ]
            T [ 1 1 1 ]
            >MA0002.1
            1 2
            3 4
            5 6
            7 8
            """;
    private static final String TRANSFAC = """
            ID  m1
            BF  human
            P0  A  C  G  T
            01  1  2  3  4  T
            02  4  3  2  1  A
            XX
            //
            """;
    private static final String HOMER = """
            >ACG\tname\t6.5\t-100.1\t0
            0.7\t0.1\t0.1\t0.1
            0.1\t0.7\t0.1\t0.1
            """;
    private static final String BED = """
            track name=x
            chr1\t0\t10\tp1\t5\t+
            chr1\t20\t30\tp2\t7\t-
            """;
    private static final String PEAKS = """
            chr1\t0\t10\tp1\t5\t.\t1.5\t2.5\t3.5\t4
            chr1\t20\t30\tp2\t7\t.\t1.5\t2.5\t3.5\t-1
            """;
    private static final String GTF = """
            chr1\tx\ttranscript\t1\t100\t.\t+\t.\tgene_id "g1"; transcript_id "t1";
            chr1\tx\ttranscript\t200\t300\t.\t-\t.\tgene_id "g2"; transcript_id "t2";
            """;
    private static final String LENGTHS = """
            Name\tLength\tEffectiveLength\tTPM\tNumReads
            a\t1000\t800.0\t500000.0\t10.0
            b\t500\t300.0\t500000.0\t5.0
            """;
    private static final String CLASSES = """
            2
            2
            a
            b
            1\t0\t10
            2\t0\t1\t5
            """;
    private static final String FASTA = """
            >one first
            ACGTACGTNNRY
            ACGT
            >two
            acgtacgt
            >WEIGHTS 1 0.5
            >three

            """;
    private static final String PRIORS = """
            >one 4
            0.01 0.02 0.01 0.01 0.01 0.01 0.01 0.01 0.01 0.01 0.01 0.01 0.01
            0 0 0
            """;

    @TempDir
    private static Path folder;

    private interface Reading {
        void read(String file) throws Exception;
    }

    private record Reader(String name, String valid, Reading reading) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static SequenceSet sequences() {
        return new SequenceSetBuilder(Alphabet.DNA)
                .begin("one")
                .add("ACGTACGTNNRYACGT")
                .build();
    }

    static Stream<Reader> readers() {
        return Stream.of(
                new Reader("background", BACKGROUND, file -> BackgroundFile.read(file, Alphabet.DNA)),
                new Reader("motifs as MEME", MEME, MotifFile::read),
                new Reader("motifs as JASPAR", JASPAR, MotifFile::read),
                new Reader("motifs as TRANSFAC", TRANSFAC, MotifFile::read),
                new Reader("motifs as HOMER", HOMER, MotifFile::read),
                new Reader("BED", BED, RegionFile::read),
                new Reader("narrowPeak", PEAKS, RegionFile::read),
                new Reader("genes as GTF", GTF, file -> GeneMapFile.read(file, name -> name)),
                new Reader("genes as a table", "a\tg1\nb\tg2\n", file -> GeneMapFile.read(file, name -> name)),
                new Reader("lengths", LENGTHS, file -> LengthsFile.read(file, new TranscriptNames(false, false))),
                new Reader("classes", CLASSES, ClassFile::read),
                new Reader("sequences", FASTA, file -> SequenceFile.read(file, null, true)),
                new Reader("transcripts", FASTA, TranscriptFasta::read),
                new Reader("position priors", PRIORS, file -> PositionPriorFile.read(file, sequences())));
    }

    @ParameterizedTest
    @MethodSource("readers")
    void readsOrRefuses(Reader reader) throws IOException {
        int mutants = Integer.getInteger("emkit.fuzz", MUTANTS);
        ByteMutator mutator = new ByteMutator(reader.valid().getBytes(UTF_8), SEED);
        Path file = folder.resolve("input");
        List<Integer> refused = new ArrayList<>();
        for (int k = 0; k < mutants; k++) {
            int number = k;
            Files.write(file, mutator.mutant(k));
            assertTimeoutPreemptively(
                    LONGEST,
                    () -> {
                        if (!reads(reader, file, number)) {
                            refused.add(number);
                        }
                    },
                    () -> reader + ", seed " + SEED + ", number " + number);
        }
        assertThat(refused.size()).as("refused of %d", mutants).isBetween(mutants / 20, mutants);
    }

    /** @return whether it was read; what else than a refusal in one line comes is a failure */
    private static boolean reads(Reader reader, Path file, int number) {
        try {
            reader.reading().read(file.toString());
            return true;
        } catch (UserException e) {
            assertThat(e.getMessage())
                    .as("%s, seed %d, number %d", reader, SEED, number)
                    .startsWith(file + ": ")
                    .doesNotContain("\n")
                    .hasSizeLessThan(1000);
            return false;
        } catch (Exception | StackOverflowError e) {
            throw new AssertionError(reader + ", seed " + SEED + ", number " + number + ": " + e, e);
        }
    }
}
