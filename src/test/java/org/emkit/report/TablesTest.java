package org.emkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.emkit.alignment.ClassTable;
import org.emkit.alignment.GeneMap;
import org.emkit.alignment.Orientation;
import org.emkit.alignment.Transcriptome;
import org.emkit.em.Workers;
import org.emkit.quant.Abundances;
import org.emkit.quant.BootstrapEstimates;
import org.emkit.quant.FragmentLengths;
import org.emkit.quant.GeneAbundances;
import org.emkit.quant.QuantOptions;
import org.emkit.quant.Quantifier;
import org.junit.jupiter.api.Test;

class TablesTest {
    private final Abundances abundances = Example.usual().quantify(QuantOptions.withDefaults());

    /** Fragments are 20, 11, 0, 2 and 2 by construction; what remains of each line comes from the result. */
    @Test
    void quantSfHasALineForEachTranscript() throws IOException {
        StringBuilder out = new StringBuilder();
        QuantSf.write(abundances, out);
        String[] line = out.toString().split("\n", -1);
        assertThat(line).hasSize(7);
        assertThat(line[0]).isEqualTo("Name\tLength\tEffectiveLength\tTPM\tNumReads");
        assertThat(line[6]).isEmpty();
        String[] reads = {"20.000", "11.000", "0.000", "2.000", "2.000"};
        double million = 0;
        for (int t = 0; t < 5; t++) {
            String[] field = line[t + 1].split("\t", -1);
            assertThat(field).hasSize(5);
            assertThat(field[0]).isEqualTo(abundances.transcriptome().name(t));
            assertThat(field[1])
                    .isEqualTo(Integer.toString(abundances.transcriptome().length(t)));
            assertThat(field[2]).isEqualTo(Decimals.fixed(abundances.effectiveLength(t), 3));
            assertThat(field[3]).matches("[0-9]+\\.[0-9]{6}");
            assertThat(field[4]).isEqualTo(reads[t]);
            million += Double.parseDouble(field[3]);
        }
        assertThat(million).isBetween(999_999.9999, 1_000_000.0001);
    }

    @Test
    void genesSfHasALineForEachGene() throws IOException {
        StringBuilder out = new StringBuilder();
        GeneMap genes = new GeneMap(Map.of("a", "g1", "d", "g2", "e", "g2", "b", "g1"));
        GenesSf.write(GeneAbundances.of(abundances, genes), out);
        String[] line = out.toString().split("\n", -1);
        assertThat(line).hasSize(5);
        assertThat(line[1]).startsWith("g1\t").endsWith("\t31.000");
        assertThat(line[2]).startsWith("c\t300.000\t").endsWith("\t0.000000\t0.000");
        assertThat(line[3]).startsWith("g2\t500.000\t").endsWith("\t4.000");
    }

    @Test
    void ambigInfoHasWholeNumbers() throws IOException {
        StringBuilder out = new StringBuilder();
        AmbigInfo.write(abundances, out);
        assertThat(out.toString()).isEqualTo("UniqueCount\tAmbigCount\n20\t0\n11\t0\n0\t0\n0\t4\n0\t4\n");
    }

    /** d and e are always seen together, and of one length. */
    @Test
    void identifiabilityHasWhatIsNotDetermined() throws IOException {
        StringBuilder out = new StringBuilder();
        IdentifiabilityTsv.write(abundances, abundances.identifiability(), out);
        assertThat(out.toString()).isEqualTo("""
                        Name\tGroup\tNumReads\tMinNumReads\tMaxNumReads\tGroupNumReads\tWhy
                        d\t1\t2.000\t0.000\t4.000\t4.000\tidentical
                        e\t1\t2.000\t0.000\t4.000\t4.000\tidentical
                        """);
    }

    @Test
    void identifiabilityIsAHeaderWhereAllIsDetermined() throws IOException {
        Abundances determined = new Example().pairs(3, Orientation.ISR, 0).quantify(QuantOptions.withDefaults());
        StringBuilder out = new StringBuilder();
        IdentifiabilityTsv.write(determined, determined.identifiability(), out);
        assertThat(out.toString()).isEqualTo("Name\tGroup\tNumReads\tMinNumReads\tMaxNumReads\tGroupNumReads\tWhy\n");
        Abundances nothing = new Example().quantify(QuantOptions.withDefaults());
        assertThat(nothing.identifiability().members()).isZero();
    }

    /** Sixteen by sixteen, known by sums of rows and columns: too many free numbers for their ranges. */
    @Test
    void identifiabilitySaysWhatWasNotComputed() throws IOException {
        int side = 16;
        int[] start = new int[2 * side + 1];
        Arrays.setAll(start, i -> i * side);
        int[] member = new int[2 * side * side];
        Arrays.setAll(member, e -> e < side * side ? e : e % side * side + e / side - side);
        double[] weight = new double[member.length];
        double[] count = new double[2 * side];
        Arrays.fill(weight, 1);
        Arrays.fill(count, 8);
        String[] names = new String[side * side];
        Arrays.setAll(names, t -> "t" + t);
        int[] lengths = new int[names.length];
        Arrays.fill(lengths, 500);
        Abundances grid = Quantifier.with(QuantOptions.withDefaults(), Workers.single())
                .quantify(new ClassTable(new Transcriptome(names, lengths), start, member, weight, count), lengths);
        StringBuilder out = new StringBuilder();
        IdentifiabilityTsv.write(grid, grid.identifiability(), out);
        assertThat(out.toString().lines()).hasSize(257);
        assertThat(out).contains("\nt17\t1\t1.000\tnot_computed\tnot_computed\t256.000\tconfounded\n");
    }

    @Test
    void flenDistIsOneLineOfProbabilities() throws IOException {
        StringBuilder out = new StringBuilder();
        FragmentLengths lengths = FragmentLengths.gaussian(3, 0, 5);
        FlenDist.write(lengths, out);
        assertThat(out.toString()).isEqualTo("0\t0\t0\t1\t0\t0\n");
        out.setLength(0);
        FlenDist.write(FragmentLengths.gaussian(250, 25, 1000), out);
        double[] p = Arrays.stream(out.toString().strip().split("\t", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(p).hasSize(1001);
        assertThat(Arrays.stream(p).sum()).isBetween(1 - 1e-12, 1 + 1e-12);
    }

    @Test
    void readFatesSumToTheirTotal() throws IOException {
        StringBuilder out = new StringBuilder();
        ReadFateTable.write(abundances.fates(), out);
        String[] line = out.toString().split("\n", -1);
        assertThat(line[0]).isEqualTo("fate\tfragments\tpercent");
        long sum = 0;
        int i = 1;
        while (!line[i].startsWith("total\t")) {
            sum += Long.parseLong(line[i++].split("\t", -1)[1]);
        }
        assertThat(line[i]).isEqualTo("total\t39\t100.0000");
        assertThat(sum).isEqualTo(39);
        // 2 of 39 fragments are 5.128205… %
        assertThat(out).contains("unmapped\t2\t5.1282\n").contains("wrong_strand\t2\t5.1282\n");
        assertThat(out).contains("assigned_unique\t31\t").contains("assigned_ambiguous\t4\t");
        assertThat(out).contains("\nof_assigned_orphan_kept\t1\t");
    }

    @Test
    void bootstrapsAreLittleEndianNumbersReplicateByReplicate() throws IOException {
        Abundances replicated = Example.usual()
                .quantify(QuantOptions.builder().bootstraps(3).seed(7).build());
        BootstrapEstimates bootstraps = replicated.bootstraps();
        assertThat(bootstraps).isNotNull();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BootstrapFiles.writeValues(bootstraps, 5, out);
        ByteBuffer values = ByteBuffer.wrap(unpacked(out)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(values.capacity()).isEqualTo(3 * 5 * Double.BYTES);
        for (int r = 0; r < 3; r++) {
            double sum = 0;
            for (int t = 0; t < 5; t++) {
                double value = values.getDouble();
                assertThat(value).isEqualTo(bootstraps.fragments(r, t));
                sum += value;
            }
            assertThat(sum).isBetween(35 - 1e-6, 35 + 1e-6);
        }
        out.reset();
        BootstrapFiles.writeNames(replicated.transcriptome(), out);
        assertThat(new String(unpacked(out), StandardCharsets.UTF_8)).isEqualTo("a\tb\tc\td\te\n");
    }

    @Test
    void classesAreWrittenWithTheirWeights() throws IOException {
        Transcriptome names = new Transcriptome(new String[] {"a", "b", "c"}, new int[3]);
        ClassTable table = new ClassTable(
                names,
                new int[] {0, 2, 3, 5, 7},
                new int[] {0, 2, 1, 0, 2, 0, 1},
                new double[] {0.25, 0.75, 1, 0.5, 0.5, 0.125, 0.875},
                new double[] {3, 4, 2, 1.5});
        StringBuilder out = new StringBuilder();
        ClassText.writeWeighted(table, out);
        assertThat(out.toString()).isEqualTo("""
                        3
                        4
                        a
                        b
                        c
                        2\t0\t2\t0.25\t0.75\t3
                        1\t1\t1\t4
                        2\t0\t2\t0.5\t0.5\t2
                        2\t0\t1\t0.125\t0.875\t1.5
                        """);
    }

    private static byte[] unpacked(ByteArrayOutputStream packed) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray())).readAllBytes();
    }
}
