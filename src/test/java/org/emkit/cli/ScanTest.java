package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import htsjdk.tribble.readers.TabixReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.emkit.io.MotifFile;
import org.emkit.io.SequenceFile;
import org.emkit.matrix.KnownMotif;
import org.emkit.matrix.PositionWeightMatrix;
import org.emkit.matrix.ScoreDistribution;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.Strand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanTest {
    private static final String MOTIFS = """
        MEME version 5

        ALPHABET= ACGT

        Background letter frequencies
        A 0.3 C 0.2 G 0.2 T 0.3

        MOTIF M1 one
        letter-probability matrix: alength= 4 w= 6 nsites= 20 E= 0
        1 0 0 0
        0 1 0 0
        0 0 1 0
        0 0 0 1
        0.5 0.5 0 0
        0 0 0.5 0.5
        MOTIF M2
        letter-probability matrix: alength= 4 w= 8 nsites= 20 E= 0
        0 0 0 1
        0 0 1 0
        0.9 0 0 0.1
        0 1 0 0
        0 0 1 0
        0 0 0 1
        0.9 0 0.1 0
        0 1 0 0
        """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] args = Stream.concat(Stream.of("scan"), Arrays.stream(words)).toArray(String[]::new);
        return Main.run(new PrintWriter(out), new PrintWriter(err, true), args);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String random(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < length; k++) {
            text.append(random.nextInt(300) == 0 ? 'N' : "ACGTacgt".charAt(random.nextInt(8)));
        }
        return text.toString();
    }

    private String genome() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = 1; c <= 3; c++) {
            text.append(">chr").append(c).append(" title\n");
            String letters = random(20_000 * c, c);
            for (int k = 0; k < letters.length(); k += 50) {
                text.append(letters, k, Math.min(letters.length(), k + 50)).append('\n');
            }
        }
        return file("genome.fa", text.toString());
    }

    /** Every window of every sequence, scored by the matrix itself. */
    private static List<String> everyWindow(String motifs, String fasta, double pValue) {
        MotifFile file = MotifFile.read(motifs);
        BackgroundModel told = file.background();
        BackgroundModel background =
                (told == null ? BackgroundModel.uniform(Alphabet.DNA) : told.withOrder(0)).onBothStrands();
        List<ScoreDistribution> scores = new ArrayList<>();
        for (KnownMotif motif : file.motifs()) {
            scores.add(ScoreDistribution.of(
                    PositionWeightMatrix.of(
                            motif.matrix()
                                    .smoothed(motif.sites() > 0 ? motif.sites() : 20, 0.1, background.probabilities()),
                            background),
                    background));
        }
        SequenceSet sequences = SequenceFile.read(fasta, Alphabet.DNA, false).sequences();
        List<String> sites = new ArrayList<>();
        for (int i = 0; i < sequences.size(); i++) {
            for (int from = 0; from < sequences.length(i); from++) {
                for (int m = 0; m < scores.size(); m++) {
                    int width = scores.get(m).matrix().width();
                    for (Strand strand : Strand.values()) {
                        if (from + width > sequences.length(i)) {
                            continue;
                        }
                        int at = sequences.start(i) + from;
                        int score = strand == Strand.FORWARD
                                ? scores.get(m).score(sequences.codes(), at)
                                : scores.get(m).reverseScore(sequences.codes(), at);
                        if (score >= 0 && scores.get(m).pValue(score) <= pValue) {
                            sites.add(file.motifs().get(m).id() + " " + sequences.name(i) + " " + (from + 1) + " "
                                    + (from + width) + " " + strand.symbol() + " "
                                    + sequences.text(i, from, from + width, strand));
                        }
                    }
                }
            }
        }
        return sites;
    }

    private static List<String> told(List<String> lines) {
        return lines.stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(c -> c[0] + " " + c[2] + " " + c[3] + " " + c[4] + " " + c[5] + " " + c[9])
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "JASPAR2022_vertebrates.meme.gz, crp0.s, 1e-4",
        "dpinteract.meme.gz, Klf1-200-100.fa, 1e-3",
        "JASPAR2022_fungi.meme.gz, GCN4_YPD.fasta, 1e-4"
    })
    void sitesInRealSetsAreThoseOfEveryWindow(String database, String set, double pValue) throws IOException {
        String data = System.getProperty("emkit.data", "");
        assumeTrue(!data.isEmpty(), "emkit.data is not set: no real data");
        String motifs = Path.of(data, "motif", "databases", database).toString();
        String fasta = Path.of(data, "motif", "sets", set).toString();
        Path to = folder.resolve("out");
        assertThat(run(motifs, fasta, "-o", to.toString(), "--p-value", Double.toString(pValue)))
                .as(err.toString())
                .isZero();
        assertThat(told(Files.readAllLines(to.resolve("sites.tsv"))))
                .isEqualTo(everyWindow(motifs, fasta, pValue))
                .hasSizeGreaterThan(20);
    }

    @Test
    void tablesTellTheSameSites() throws IOException {
        String motifs = file("m.meme", MOTIFS);
        String genome = genome();
        Path to = folder.resolve("out");
        assertThat(run(motifs, genome, "-o", to.toString(), "--p-value", "1e-3", "--format", "tsv,gff3,bed"))
                .isZero();
        List<String> tsv = Files.readAllLines(to.resolve("sites.tsv"));
        assertThat(tsv.get(0))
                .isEqualTo("motif_id\tmotif_alt_id\tsequence_name\tstart\tstop\tstrand\tscore\tp-value\tq-value"
                        + "\tmatched_sequence");
        assertThat(told(tsv)).isEqualTo(everyWindow(motifs, genome, 1e-3));
        List<String> bed = Files.readAllLines(to.resolve("sites.bed"));
        List<String> gff = Files.readAllLines(to.resolve("sites.gff3"));
        assertThat(gff.get(0)).isEqualTo("##gff-version 3");
        assertThat(bed).hasSameSizeAs(told(tsv));
        for (int k = 0; k < bed.size(); k++) {
            String[] site = tsv.get(k + 1).split("\t", -1);
            assertThat(bed.get(k))
                    .startsWith(site[2] + "\t" + (Integer.parseInt(site[3]) - 1) + "\t" + site[4] + "\t" + site[0])
                    .endsWith(site[5]);
            assertThat(gff.get(k + 1))
                    .startsWith(site[2] + "\temkit\tnucleotide_motif\t" + site[3] + "\t" + site[4])
                    .contains("pvalue=" + site[7] + ";qvalue=" + site[8] + ";sequence=" + site[9]);
        }
        assertThat(Files.readAllLines(to.resolve("motifs.tsv"))).hasSize(3);
        assertThat(to.resolve("run.json")).content().contains("\"verb\": \"scan\"", "\"sites\": " + bed.size());
    }

    @Test
    void bytesDoNotDependOnThreadsOrMemory() throws IOException {
        String motifs = file("m.meme", MOTIFS);
        String genome = genome();
        for (String sort : List.of("position", "p")) {
            byte[] first = null;
            for (String threads : List.of("1", "2", "8")) {
                for (String memory : List.of("1M", "128M")) {
                    Path to = folder.resolve(sort + threads + memory);
                    String p = "0.05"; // enough sites to leave memory
                    assertThat(run(
                                    motifs,
                                    genome,
                                    "-o",
                                    to.toString(),
                                    "-p",
                                    threads,
                                    "--sort",
                                    sort,
                                    "--p-value",
                                    p,
                                    "--buffer-memory",
                                    memory,
                                    "--tmp-dir",
                                    folder.toString()))
                            .isZero();
                    byte[] bytes = Files.readAllBytes(to.resolve("sites.tsv"));
                    first = first == null ? bytes : first;
                    assertThat(bytes).isEqualTo(first).hasSizeGreaterThan(1 << 17);
                }
            }
        }
        List<String> byPlace = Files.readAllLines(folder.resolve("position11M/sites.tsv"));
        List<String> byP = Files.readAllLines(folder.resolve("p11M/sites.tsv"));
        assertThat(byP).containsExactlyInAnyOrderElementsOf(byPlace);
        assertThat(byP.subList(1, byP.size()))
                .extracting(line -> Double.parseDouble(line.split("\t", -1)[7]))
                .isSorted();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(f -> f.toString().endsWith(".tmp"))).isEmpty();
        }
    }

    @Test
    void tabixFindsSites() throws IOException {
        String motifs = file("m.meme", MOTIFS);
        String genome = genome();
        Path to = folder.resolve("out");
        assertThat(run(motifs, genome, "-o", to.toString(), "--p-value", "1e-2", "--format", "tsv,bed,gff3", "--tabix"))
                .isZero();
        Path plain = folder.resolve("plain");
        assertThat(run(motifs, genome, "-o", plain.toString(), "--p-value", "1e-2", "--format", "tsv,bed,gff3"))
                .isZero();
        for (String name : List.of("sites.tsv", "sites.bed", "sites.gff3")) {
            Path packed = to.resolve(name + ".gz");
            try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
                assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(plain.resolve(name)));
            }
            List<String> found = new ArrayList<>();
            try (TabixReader reader = new TabixReader(packed.toString())) {
                TabixReader.Iterator lines = reader.query("chr2:1001-3000");
                for (String line = lines.next(); line != null; line = lines.next()) {
                    found.add(line);
                }
            }
            int start = name.endsWith("bed") ? 1 : 3;
            int sequence = name.endsWith("tsv") ? 2 : 0;
            List<String> expected = Files.readAllLines(plain.resolve(name)).stream()
                    .filter(line -> line.contains("chr2\t"))
                    .filter(line -> {
                        String[] c = line.split("\t", -1);
                        int from = Integer.parseInt(c[start]) - (name.endsWith("bed") ? 0 : 1);
                        return c[sequence].equals("chr2")
                                && from < 3000
                                && Integer.parseInt(c[name.endsWith("bed") ? 2 : 4]) > 1000;
                    })
                    .toList();
            assertThat(found).as(name).isEqualTo(expected).isNotEmpty();
        }
    }

    @Test
    void regionsLimitSites() throws IOException {
        String motifs = file("m.meme", MOTIFS);
        String genome = genome();
        String bed =
                file("r.bed", "chr3\t100\t2000\nchr1\t500\t900\nchr1\t800\t1500\nchr1\t0\t10\nchr3\t59990\t70000\n");
        assertThat(run(motifs, genome, "-o", "-", "--p-value", "1e-2")).isZero();
        List<String> all = told(out.toString().lines().toList());
        assertThat(run(motifs, "--genome", genome, "--regions", bed, "-o", "-", "--p-value", "1e-2"))
                .as(err.toString())
                .isZero();
        List<String> expected = all.stream()
                .filter(site -> {
                    String[] c = site.split(" ", -1);
                    int from = Integer.parseInt(c[2]) - 1;
                    int to = Integer.parseInt(c[3]);
                    return c[1].equals("chr1")
                            ? to <= 10 || (from >= 500 && to <= 1500)
                            : c[1].equals("chr3") && ((from >= 100 && to <= 2000) || from >= 59_990);
                })
                .toList();
        assertThat(told(out.toString().lines().toList())).isEqualTo(expected).hasSizeGreaterThan(10);
        assertThat(err.toString()).contains("reach beyond their chromosome");
    }

    /** Peaks cut out of a genome, some from the other strand, have the sites that the genome has there. */
    @Test
    void namesAreCoordinates() throws IOException {
        String motifs = file("m.meme", MOTIFS);
        String genome = genome();
        SequenceSet set = SequenceFile.read(genome, Alphabet.DNA, false).sequences();
        StringBuilder peaks = new StringBuilder();
        StringBuilder bed = new StringBuilder();
        for (int start = 100; start < 9_000; start += 700) {
            Strand strand = start % 200 == 0 ? Strand.FORWARD : Strand.REVERSE;
            peaks.append(String.format(
                    ">peak::chr1:%d-%d(%s)%n%s%n",
                    start, start + 600, strand.symbol(), set.text(0, start, start + 600, strand)));
            bed.append("chr1\t" + start + "\t" + (start + 600) + "\n");
        }
        peaks.append(">without\n");
        String fasta = file("peaks.fa", peaks.toString());
        String regions = file("r.bed", bed.toString());
        for (String format : List.of("tsv", "bed")) {
            String[] options = {"-o", "-", "--p-value", "1e-2", "-b", "uniform", "--format", format};
            assertThat(run(words(options, motifs, genome, "--regions", regions)))
                    .isZero();
            List<String> expected = out.toString().lines().toList();
            assertThat(run(words(options, motifs, fasta, "--header-coords")))
                    .as(err.toString())
                    .isZero();
            assertThat(out.toString().lines())
                    .containsExactlyInAnyOrderElementsOf(expected)
                    .hasSizeGreaterThan(20);
        }
        refused(3, "the name 'chr1' holds no coordinates", motifs, genome, "-o", "-", "--header-coords");
        refused(2, "regions have coordinates", motifs, genome, "-o-", "--regions", regions, "--header-coords");
        refused(2, "which --header-coords does not make", motifs, fasta, "-o", "x", "--tabix", "--header-coords");
    }

    private static String[] words(String[] options, String... words) {
        return Stream.concat(Arrays.stream(words), Arrays.stream(options)).toArray(String[]::new);
    }

    @Test
    void motifsThatMayBeChanceAreNoted() throws IOException {
        String motifs = file("m.meme", MOTIFS.replaceFirst("E= 0\n", "E= 0.05\n"));
        String fasta = file("s.fa", ">s\nACGTACGT\n");
        assertThat(run(motifs, fasta, "--p-value", "0.01", "-o", "-")).isZero();
        assertThat(err.toString())
                .isEqualTo("emkit: note: 1 of 2 motifs in " + motifs
                        + " has an E-value of 0.05 or more, and may be chance: M1; --motif picks motifs\n");
        assertThat(run(motifs, fasta, "--p-value", "0.01", "-o", "-", "-q")).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(run(motifs, fasta, "--p-value", "0.01", "-o", "-", "--motif", "M1,M2"))
                .isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(run(file("sure.meme", MOTIFS), fasta, "--p-value", "0.01", "-o", "-"))
                .isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void backgroundIsCountedInTheSequences() throws IOException {
        String motifs = file("m.meme", MOTIFS);
        String genome = genome();
        BackgroundModel model = BackgroundModel.estimate(
                SequenceFile.read(genome, Alphabet.DNA, false).sequences(), 2, true);
        StringBuilder text = new StringBuilder();
        for (int length = 1; length <= 3; length++) {
            double[] word = model.wordProbabilities(length);
            for (int v = 0; v < word.length; v++) {
                StringBuilder letters = new StringBuilder();
                for (int k = 0; k < length; k++) {
                    letters.insert(0, "ACGT".charAt((v >> (2 * k)) & 3));
                }
                text.append(letters).append(' ').append(word[v]).append('\n');
            }
        }
        String file = file("b.txt", text.toString());
        assertThat(run(motifs, genome, "-o", "-", "-b", "2")).isZero();
        String counted = out.toString();
        assertThat(run(motifs, genome, "-o", "-", "-b", file)).isZero();
        assertThat(out.toString()).isEqualTo(counted);
        assertThat(run(motifs, genome, "-o", "-", "-b", "uniform")).isZero();
        assertThat(out.toString()).isNotEqualTo(counted);
    }

    @Test
    void qValuesLimitSites() throws IOException {
        String motifs = file("m.meme", MOTIFS);
        String text = random(50_000, 5);
        String fasta = file("s.fa", ">s\n" + text + "TGACGTACNNTGACGTACNNTGACGTACNN".repeat(20) + "\n");
        assertThat(run(motifs, fasta, "-o", "-")).isZero();
        List<String> all = out.toString().lines().toList();
        assertThat(run(motifs, fasta, "-o", "-", "--q-value", "0.05")).isZero();
        List<String> some = out.toString().lines().toList();
        assertThat(some).hasSizeBetween(60, all.size() - 1);
        assertThat(some.subList(1, some.size()))
                .allSatisfy(l ->
                        assertThat(Double.parseDouble(l.split("\t", -1)[8])).isLessThanOrEqualTo(0.05));
    }

    @Test
    void lowerCaseIsMaskedOnRequest() throws IOException {
        String motifs = file("m.meme", MOTIFS);
        String fasta = file("s.fa", ">a\nTGACGTAC\n>b\ntgacgtac\n>c\nTGACNTAC\n>d\nTGACGTA\n>e\n\n");
        assertThat(run(motifs, fasta, "-o", "-", "--motif", "M2")).isZero();
        assertThat(told(out.toString().lines().toList())).containsExactly("M2 a 1 8 + TGACGTAC", "M2 b 1 8 + TGACGTAC");
        assertThat(run(motifs, fasta, "-o", "-", "--motif", "M2", "--mask-lowercase"))
                .isZero();
        assertThat(told(out.toString().lines().toList())).containsExactly("M2 a 1 8 + TGACGTAC");
    }

    @Test
    void whatCannotBeIsSaidInOneLine() throws IOException {
        String motifs = file("m.meme", MOTIFS);
        String fasta = file("s.fa", ">a\nTGACGTAC\n");
        String to = folder.resolve("out").toString();
        refused(2, "--p-value takes a number", motifs, fasta, "-o", to, "--p-value", "0");
        refused(2, "--q-value takes", motifs, fasta, "-o", to, "--q-value", "2");
        refused(2, "--strands takes", motifs, fasta, "-o", to, "--strands", "three");
        refused(2, "--sort takes", motifs, fasta, "-o", to, "--sort", "q");
        refused(2, "--format takes", motifs, fasta, "-o", to, "--format", "xls");
        refused(2, "--tabix goes with", motifs, fasta, "-o", to, "--sort", "p", "--tabix");
        refused(2, "takes one table", motifs, fasta, "-o", "-", "--format", "bed,tsv");
        refused(2, "reads the sequences twice", motifs, "-", "-o", to, "-b", "1");
        refused(2, "order is 0 to 5", motifs, fasta, "-o", to, "-b", "7");
        refused(2, "--pseudocount takes", motifs, fasta, "-o", to, "--pseudocount", "0");
        refused(2, "Missing required", motifs, fasta);
        refused(2, "give a FASTA", motifs, "-o", to);
        refused(2, "is taken, not", motifs, fasta, fasta, "-o", to);
        refused(2, "'--genome' should be specified only once", motifs, "--genome", fasta, "--genome", fasta, "-o", to);
        refused(2, "give either a FASTA or --genome", motifs, fasta, "--genome", fasta, "-o", to);
        refused(3, "no motif has the id or name M9", motifs, fasta, "-o", to, "--motif", "M9");
        refused(3, "no such file", motifs, folder.resolve("none.fa").toString(), "-o", to);
        refused(3, "is no letter of DNA", motifs, file("p.fa", ">a\nACGTLL\n"), "-o", to);
        refused(3, "holds no sequences", motifs, file("e.fa", ""), "-o", to);
        refused(3, "does not begin with '>'", motifs, file("f.fa", "ACGT\n"), "-o", to);
        refused(3, "has no name", motifs, file("g.fa", ">\nACGT\n"), "-o", to);
        refused(3, "has no sequence chr9", motifs, fasta, "-o", to, "--regions", file("r.bed", "chr9\t1\t20\n"));
        assertThat(Path.of(to)).doesNotExist();
    }

    private void refused(int code, String message, String... words) {
        assertThat(run(words)).as(String.join(" ", words)).isEqualTo(code);
        assertThat(err.toString())
                .startsWith("emkit: error: ")
                .contains(message)
                .doesNotContain("\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void namesThatComeAgainGetASuffix() throws IOException {
        String motifs = file("m.meme", MOTIFS);
        String fasta = file("s.fa", ">a\r\nTGACG\r\nTAC\r\n>a\r\nTGACGTAC\r\n");
        assertThat(run(motifs, fasta, "-o", "-", "--motif", "M2", "--strands", "one"))
                .isZero();
        assertThat(told(out.toString().lines().toList()))
                .containsExactly("M2 a 1 8 + TGACGTAC", "M2 a_2 1 8 + TGACGTAC");
        assertThat(err.toString()).contains("got a suffix");
    }
}
