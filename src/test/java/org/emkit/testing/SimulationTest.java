package org.emkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import htsjdk.samtools.CigarElement;
import htsjdk.samtools.CigarOperator;
import htsjdk.samtools.SAMRecord;
import htsjdk.samtools.SamReader;
import htsjdk.samtools.SamReaderFactory;
import htsjdk.samtools.util.SequenceUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.emkit.alignment.LibraryType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {
    private static final Path TINY = Path.of("test-data/quant/tiny");

    @TempDir
    private Path folder;

    /** Deflated bytes differ between Java versions, so alignments are compared as records. */
    @Test
    void makesTheCommittedSampleAgain() throws IOException {
        Simulation tiny = Simulate.tiny();
        tiny.writeTranscripts(folder);
        tiny.writeAlignments(folder, 1);
        tiny.writeTruth(folder);

        for (String file : List.of("transcripts.fa", "annotation.gtf", "tx2gene.tsv", "truth.tsv")) {
            assertThat(folder.resolve(file)).hasSameTextualContentAs(TINY.resolve(file));
        }
        assertThat(lines(folder.resolve("reads.bam"))).isEqualTo(lines(TINY.resolve("reads.bam")));
    }

    @Test
    void tagsAgreeWithTheSequences() throws IOException {
        Simulation sample = sample(LibraryType.ISR, 0.01);
        int gapped = 0;
        for (List<SAMRecord> records : fragments(sample).values()) {
            for (SAMRecord record : records) {
                if (!record.getReadUnmappedFlag()) {
                    byte[] bases = sample.transcriptome().sequence(record.getReferenceIndex());
                    assertThat(record.getIntegerAttribute("NM"))
                            .isEqualTo(SequenceUtil.calculateSamNmTag(record, bases));
                    assertThat(record.getIntegerAttribute("AS")).isEqualTo(score(record));
                    String md = record.getStringAttribute("MD");
                    SequenceUtil.calculateMdAndNmTags(record, bases, true, false);
                    assertThat(md).isEqualTo(record.getStringAttribute("MD"));
                    gapped += record.getCigarLength() > 1 ? 1 : 0;
                }
            }
        }
        assertThat(gapped).isGreaterThan(100);
    }

    /** −6 for each mismatch, −5 − 3k for each gap of k bases. */
    private static int score(SAMRecord record) {
        int score = -6 * record.getIntegerAttribute("NM");
        for (CigarElement element : record.getCigar()) {
            if (element.getOperator() != CigarOperator.M) {
                score += 6 * element.getLength() - 5 - 3 * element.getLength();
            }
        }
        return score;
    }

    /** Pairs without gaps: one of the placements is where the fragment is from. */
    @Test
    void everyFragmentLiesWhereItIsFrom() throws IOException {
        Simulation sample = sample(LibraryType.ISF, 0);
        int checked = 0;
        for (Map.Entry<String, List<SAMRecord>> fragment : fragments(sample).entrySet()) {
            String[] origin = fragment.getKey().split(":", -1);
            boolean readable = origin.length == 4 && fragment.getValue().get(0).getProperPairFlag();
            if (readable) {
                assertThat(fragment.getValue())
                        .as(fragment.getKey())
                        .anyMatch(r -> r.getReferenceName().equals(origin[1])
                                && !r.getReadNegativeStrandFlag()
                                && r.getFirstOfPairFlag()
                                && r.getAlignmentStart() == Integer.parseInt(origin[2])
                                && r.getInferredInsertSize() == Integer.parseInt(origin[3]));
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(850);
    }

    @Test
    void truthCountsTheFragmentsDrawn() throws IOException {
        Simulation sample = sample(LibraryType.IU, 0);
        Map<String, List<SAMRecord>> fragments = fragments(sample);
        for (int t = 0; t < sample.transcriptome().size(); t++) {
            String origin = ":" + sample.transcriptome().name(t) + ":";
            long count = fragments.keySet().stream()
                    .filter(name -> name.contains(origin))
                    .count();
            assertThat(sample.truth()[t]).as(origin).isEqualTo((int) count);
        }
    }

    private Simulation sample(LibraryType library, double gaps) {
        return new Simulation(
                new SimulatedTranscriptome.Shape(80, 3, 4, 7, 9, 8, gaps > 0, 11),
                new SimulatedReads.Protocol(60, library, 200, 30, 0.01, gaps, 0.05, 0.05, 12),
                1000);
    }

    private Map<String, List<SAMRecord>> fragments(Simulation sample) throws IOException {
        sample.writeAlignments(folder, 1);
        Map<String, List<SAMRecord>> fragments = new LinkedHashMap<>();
        try (SamReader reader = SamReaderFactory.makeDefault().open(folder.resolve("reads.bam"))) {
            for (SAMRecord record : reader) {
                fragments
                        .computeIfAbsent(record.getReadName(), name -> new ArrayList<>())
                        .add(record);
            }
        }
        assertThat(fragments).hasSize(1000);
        return fragments;
    }

    private static List<String> lines(Path bam) throws IOException {
        assertThat(Files.exists(bam)).isTrue();
        List<String> lines = new ArrayList<>();
        try (SamReader reader = SamReaderFactory.makeDefault().open(bam)) {
            lines.add(reader.getFileHeader().getSAMString());
            for (SAMRecord record : reader) {
                lines.add(record.getSAMString());
            }
        }
        return lines;
    }
}
