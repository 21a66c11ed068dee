package org.emkit.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.emkit.UserException;
import org.emkit.io.RegionSequences.Reading;
import org.emkit.sequence.Region;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.Strand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionSequencesTest {
    private static final Reading WHOLE = new Reading(RegionSequences.WHOLE, false, false);

    @TempDir
    Path folder;

    private String chr1 = "";
    private String chr2 = "";
    private Path fasta = Path.of("");

    @BeforeEach
    void writeGenome() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        chr1 = letters(random, 1000);
        chr2 = letters(random, 70_123);
        fasta = Files.writeString(folder.resolve("genome.fa"), ">chr1 one\n" + lines(chr1) + ">chr2\n" + lines(chr2));
    }

    private static String letters(SplittableRandom random, int length) {
        StringBuilder letters = new StringBuilder();
        for (int k = 0; k < length; k++) {
            letters.append("ACGTacgtN".charAt(random.nextInt(9)));
        }
        return letters.toString();
    }

    private static String lines(String letters) {
        return letters.replaceAll("(.{60})", "$1\n") + (letters.length() % 60 == 0 ? "" : "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"genome.fa", "genome.fa.gz", "genome.fa.bgz"})
    void cutsOutWhatIsThere(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!name.endsWith(".fa")) {
            try (OutputStream out = new BlockCompressedOutputStream(file.toFile())) {
                out.write(Files.readAllBytes(fasta));
            }
        }
        SequenceSet set = read(file, "chr1\t10\t75\nchr2\t69990\t70123\tname\t5\t-\n", WHOLE)
                .sequences();
        assertThat(text(set, 0)).isEqualTo(plain(chr1.substring(10, 75)));
        assertThat(text(set, 1)).isEqualTo(plain(chr2.substring(69_990)));
        assertThat(set.name(0)).isEqualTo("chr1:11-75");
        assertThat(set.region(1)).isEqualTo(new Region("chr2", 69_990, 70_123, Strand.FORWARD));
        assertThat(folder.resolve(name + ".fai")).exists();
        String second = read(file, "chr1\t0\t5\n", WHOLE).warnings().toString();
        assertThat(second).isEqualTo("[]");
    }

    @Test
    void widthIsAroundTheSummitOrTheMiddle() throws IOException {
        String peaks = "chr1\t100\t200\tp\t0\t.\t1\t2\t3\t20~chr1\t100\t201~"
                + "chr1\t300\t400\tp\t0\t.\t1\t2\t3\t-1~chr1\t0\t400\tg\t0\t+\t0\t400\t0\t2\t10,20\t0,300~";
        SequenceSet set = read(fasta, peaks, new Reading(50, false, false)).sequences();
        assertThat(set.region(0).start()).isEqualTo(95);
        assertThat(set.region(0).end()).isEqualTo(145);
        assertThat(set.region(1).start()).isEqualTo(125);
        assertThat(set.region(2).start()).isEqualTo(325);
        assertThat(set.region(3).start()).isEqualTo(175);
        assertThat(text(set, 0)).isEqualTo(plain(chr1.substring(95, 145)));
    }

    @Test
    void clipsAndCounts() throws IOException {
        RegionSequences cut = read(
                fasta,
                "chr1\t0\t20\nchr1\t990\t1000\nchr1\t1500\t1600\nchr1\t500\t520\n",
                new Reading(100, false, false));
        assertThat(cut.clipped()).isEqualTo(3);
        assertThat(cut.sequences().size()).isEqualTo(3);
        assertThat(cut.sequences().region(0)).isEqualTo(new Region("chr1", 0, 60, Strand.FORWARD));
        assertThat(cut.sequences().region(1)).isEqualTo(new Region("chr1", 945, 1000, Strand.FORWARD));
        assertThat(cut.counts().empty()).containsExactly("line 3");
        assertThat(cut.warnings()).anyMatch(w -> w.contains("3 regions reach beyond their chromosome"));
    }

    @Test
    void readsItsOwnStrandOnRequest() throws IOException {
        SequenceSet set = read(fasta, "chr1\t5\t45\tx\t0\t-\n", new Reading(RegionSequences.WHOLE, false, true))
                .sequences();
        assertThat(set.text(0, 0, 40, Strand.REVERSE)).isEqualTo(plain(chr1.substring(5, 45)));
        assertThat(set.region(0).strand()).isEqualTo(Strand.REVERSE);
    }

    @Test
    void masksLowerCase() throws IOException {
        SequenceSet set = read(fasta, "chr1\t5\t405\n", new Reading(RegionSequences.WHOLE, true, false))
                .sequences();
        assertThat(text(set, 0)).isEqualTo(chr1.substring(5, 405).replaceAll("[a-z]", "N"));
    }

    @Test
    void anOldIndexIsNotTrusted() throws IOException {
        assertThat(read(fasta, "chr1\t0\t5\n", WHOLE).warnings()).isEmpty();
        Files.writeString(fasta, ">chr9\nACGTACGT\n");
        Files.setLastModifiedTime(folder.resolve("genome.fa.fai"), FileTime.fromMillis(1000));
        RegionSequences cut = read(fasta, "chr9\t2\t6\n", WHOLE);
        assertThat(text(cut.sequences(), 0)).isEqualTo("GTAC");
        assertThat(cut.warnings()).anyMatch(w -> w.contains("no index that is newer"));
    }

    @Test
    void whereTheFolderCannotBeWrittenToTheIndexIsForTheRun() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Path there = Files.copy(fasta, closed.resolve("genome.fa"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeTrue(!Files.isWritable(closed), "skipped: this user may write everywhere");
            RegionSequences cut = read(there, "chr1\t10\t75\n", WHOLE);
            assertThat(text(cut.sequences(), 0)).isEqualTo(plain(chr1.substring(10, 75)));
            assertThat(cut.warnings()).anyMatch(w -> w.contains("for this run"));
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        try (var left = Files.list(folder.resolve("tmp"))) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "''!regions.bed: holds no regions",
                "#x~track name=1~browser y~!regions.bed: holds no regions",
                "chr1!line 1: 1 columns instead of 3 or more",
                "chr1 5 x!line 1: 'x' is not a position",
                "chr1 5 99999999999!line 1: '99999999999' is not a position",
                "chr1 -5 9!line 1: '-5' is not a position",
                "chr1 9 5!line 1: the region ends at 5, before its start 9",
                "1 0 5!line 1:",
                "1 0 5!has no sequence 1; give the genome of the regions; this one has chr1, chr2",
                "chr1 1 5 n 0 . 1 2 3 17!line 1: the summit lies 17 letters from the start of a region of 4",
                "chr1 4000 5000!no region lies on the genome"
            })
    void saysWhatIsWrongAndWhere(String text, String message) {
        assertThatThrownBy(() -> read(fasta, text.replace('~', '\n'), WHOLE))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(message);
    }

    @Test
    void whatCannotBeIndexedIsRefused() throws IOException {
        Path gzip = folder.resolve("plain.fa.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            out.write(">a\nACGT\n".getBytes(UTF_8));
        }
        assertThatThrownBy(() -> GenomeFile.open(gzip, folder))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("is packed by gzip");
        Path uneven = Files.writeString(folder.resolve("uneven.fa"), ">a\nACGT\nAC\nACGT\n");
        assertThatThrownBy(() -> GenomeFile.open(uneven, folder))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("uneven.fa: line 4: lines of a differ in length");
        assertThatThrownBy(() -> GenomeFile.open(folder.resolve("none.fa"), folder))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no such file");
        Files.writeString(folder.resolve("genome.fa.fai"), "chr1\tx\n");
        assertThatThrownBy(() -> GenomeFile.open(fasta, folder))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("genome.fa: cannot be indexed");
    }

    @Test
    void indexesThatWereMadeStayOnlyWhereAsked() throws IOException {
        Path genome = Files.writeString(folder.resolve("wrong.fa"), ">a\nACGT\n");
        Path index = folder.resolve("wrong.fa.fai");
        GenomeFile.open(genome, folder).close();
        assertThat(index).doesNotExist();
        try (GenomeFile kept = GenomeFile.open(genome, folder)) {
            assertThat(kept.has("a")).isTrue();
            kept.keepIndexes();
        }
        assertThat(index).exists();
        GenomeFile.open(genome, folder).close();
        assertThat(index).as("there before").exists();
    }

    private static String plain(String letters) {
        return letters.toUpperCase(Locale.ROOT);
    }

    private static String text(SequenceSet set, int i) {
        return set.text(i, 0, set.length(i), Strand.FORWARD);
    }

    private RegionSequences read(Path genome, String regions, Reading reading) throws IOException {
        Path bed = Files.writeString(folder.resolve("regions.bed"), regions.replace('~', '\n'));
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        try (GenomeFile file = GenomeFile.open(genome, temporary)) {
            RegionSequences cut = RegionSequences.read(file, RegionFile.read(bed.toString()), reading);
            file.keepIndexes();
            return cut;
        }
    }
}
