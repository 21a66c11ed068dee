package org.emkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.emkit.alignment.LibraryType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAlignerTest {
    private static final int READ = 50;

    private static SimulatedTranscriptome transcriptome(long seed) {
        return SimulatedTranscriptome.of(new SimulatedTranscriptome.Shape(40, 4, 3, 5, 6, 9, false, seed));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void findsWhatLookingEverywhereFinds(long seed) {
        SimulatedTranscriptome transcriptome = transcriptome(seed);
        ReadAligner aligner = new ReadAligner(transcriptome, 0);
        SimulatedReads reads = new SimulatedReads(
                transcriptome, new SimulatedReads.Protocol(READ, LibraryType.U, 120, 20, 0.03, 0, 0.02, 0, seed));
        int found = 0;
        for (int i = 0; i < 200; i++) {
            byte[] read = reads.next().reads[0];
            List<ReadAlignment> expected = everywhere(transcriptome, read);
            assertThat(aligner.align(read)).containsExactlyInAnyOrderElementsOf(expected);
            found += expected.size();
        }
        assertThat(found).isGreaterThan(200);
    }

    private static List<ReadAlignment> everywhere(SimulatedTranscriptome transcriptome, byte[] read) {
        List<ReadAlignment> found = new ArrayList<>();
        for (int strand = 0; strand < 2; strand++) {
            byte[] laid = strand == 0 ? read : Mutations.reverseComplement(read);
            for (int t = 0; t < transcriptome.size(); t++) {
                byte[] bases = transcriptome.sequence(t);
                for (int start = 0; start + laid.length <= bases.length; start++) {
                    int mismatches = 0;
                    boolean seeded = false;
                    for (int i = 0; i < laid.length; i++) {
                        mismatches += laid[i] == bases[start + i] ? 0 : 1;
                        int to = i + SeedIndex.SEED;
                        seeded |= i % SeedIndex.step(READ) == 0
                                && to <= laid.length
                                && Arrays.equals(laid, i, to, bases, start + i, start + to);
                    }
                    // −0.6 − 0.6 × 50 = −30.6: five mismatches.
                    if (mismatches <= 5 && seeded) {
                        found.add(new ReadAlignment(t, start, strand == 1, 6 * mismatches, 0, 0));
                    }
                }
            }
        }
        return found;
    }

    // Two bases of the transcript left out behind the read's 20th: 5 + 3 × 2 = 11.
    @Test
    void deletion() {
        byte[] bases = transcriptome(4).sequence(0);
        byte[] read = Arrays.copyOfRange(bases, 100, 150);
        System.arraycopy(bases, 122, read, 20, 30);

        ReadAlignment found = best(read);

        assertThat(found.start()).isEqualTo(100);
        assertThat(found.penalty()).isEqualTo(11);
        assertThat(found.deleted()).isEqualTo(2);
        assertThat(found.end(READ)).isEqualTo(152);
        assertThat(found.editDistance()).isEqualTo(2);
        assertThat(found.cigar(READ)).matches("\\d+M2D\\d+M");
        assertThat(found.md(read, bases)).matches("\\d+\\^[ACGT]{2}\\d+");
    }

    // One base more behind the read's 30th, and its first base changed: 5 + 3 + 6 = 14.
    @Test
    void insertionAndMismatch() {
        byte[] bases = transcriptome(4).sequence(0);
        byte[] read = Arrays.copyOfRange(bases, 100, 150);
        System.arraycopy(bases, 130, read, 31, 19);
        read[30] = bases[130] == 'A' || bases[129] == 'A'
                ? (byte) (bases[130] == 'C' || bases[129] == 'C' ? 'G' : 'C')
                : (byte) 'A';
        read[0] = bases[100] == 'A' ? (byte) 'C' : (byte) 'A';

        ReadAlignment found = best(read);

        assertThat(found.start()).isEqualTo(100);
        assertThat(found.penalty()).isEqualTo(14);
        assertThat(found.cigar(READ)).isEqualTo("30M1I19M");
        assertThat(found.end(READ)).isEqualTo(149);
        assertThat(found.editDistance()).isEqualTo(2);
        assertThat(found.md(read, bases)).isEqualTo("0" + (char) bases[100] + "48");
    }

    private static ReadAlignment best(byte[] read) {
        List<ReadAlignment> found = new ReadAligner(transcriptome(4), 6).align(read);
        assertThat(found).isNotEmpty();
        return found.stream().filter(a -> a.transcript() == 0).findFirst().orElseThrow();
    }
}
