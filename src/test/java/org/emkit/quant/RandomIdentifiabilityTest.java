package org.emkit.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.emkit.alignment.ClassTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeded small tables, many of them with several optimal answers. */
class RandomIdentifiabilityTest {
    private static final double NEAR = 1e-3;

    /**
     * Transcripts as places in a grid, as two choices of exons make them, classes as its rows and columns, with lengths that
     * add up by row and column; some transcripts twice or missing, some classes missing or of any transcripts.
     *
     * @param most   transcripts of a grid at most
     * @param blocks so many grids, without common classes
     */
    private static ClassTable table(SplittableRandom random, int most, int blocks) {
        WrittenClasses classes = new WrittenClasses();
        for (int block = 0; block < blocks; block++) {
            int width = 1 + random.nextInt(3);
            int height = 2 + random.nextInt(2);
            int size = 2 + random.nextInt(most - 1);
            int[] place = random.ints(size, 0, width * height).toArray();
            for (int t = 0; t < size && random.nextInt(6) > 0; t++) {
                place[t] = t % (width * height);
            }
            int rowStep = random.nextInt(3);
            int columnStep = random.nextInt(2);
            for (int i = 0; i < width + height; i++) {
                boolean any = random.nextInt(12) == 0;
                boolean missing = random.nextInt(12) == 0;
                for (int t = 0; t < size && !missing; t++) {
                    int x = place[t] % width;
                    int y = place[t] / width;
                    if (any ? random.nextBoolean() : i < width ? x == i : y == i - width) {
                        classes.fits(most * block + t, 1.0 / (1 + rowStep * y + columnStep * x));
                    }
                }
                classes.seen(1 + random.nextInt(20));
            }
        }
        return classes.table();
    }

    @Test
    void everyOptimalAnswerLiesInsideAndSomeReachTheEnds() {
        SplittableRandom random = new SplittableRandom(11);
        int undetermined = 0;
        int confounded = 0;
        for (int trial = 0; trial < 1500; trial++) {
            ClassTable table = table(random, 6, 1);
            Abundances estimate = WrittenClasses.quantify(table, 1);
            Identifiability free = estimate.identifiability();
            double[][] range = new Vertices(table, estimate).range;
            double[] minimum = IntStream.range(0, estimate.transcripts())
                    .mapToDouble(estimate::fragments)
                    .toArray();
            double[] maximum = minimum.clone();
            for (int k = 0; k < free.members(); k++) {
                minimum[free.transcript(k)] = free.minimum(k);
                maximum[free.transcript(k)] = free.maximum(k);
                assertThat(free.minimum(k)).isLessThanOrEqualTo(estimate.fragments(free.transcript(k)));
                assertThat(free.maximum(k)).isGreaterThanOrEqualTo(estimate.fragments(free.transcript(k)));
                undetermined++;
                confounded += free.identical(free.group(k)) ? 0 : 1;
            }
            assertThat(minimum).as("trial %d", trial).containsExactly(range[0], within(NEAR));
            assertThat(maximum).as("trial %d", trial).containsExactly(range[1], within(NEAR));
        }
        assertThat(undetermined).isGreaterThan(1500);
        assertThat(confounded).isGreaterThan(300);
    }

    /** What is free at the optimum is found from any estimate that is proved to be within some distance of it. */
    @Test
    void aCoarseEstimateMissesNothing() {
        SplittableRandom random = new SplittableRandom(14);
        int members = 0;
        for (int trial = 0; trial < 300; trial++) {
            ClassTable table = table(random, 9, 2);
            Identifiability fine = WrittenClasses.quantify(table, 1).identifiability();
            Identifiability coarse = WrittenClasses.quantify(table, 1, 5).identifiability();
            int[] of =
                    IntStream.range(0, coarse.members()).map(coarse::transcript).toArray();
            int[] group = new int[table.transcriptome().size()];
            for (int k = 0; k < of.length; k++) {
                group[of[k]] = coarse.group(k) + 1;
            }
            for (int k = 0; k < fine.members(); k++) {
                assertThat(of).as("trial %d", trial).contains(fine.transcript(k));
                for (int j = 0; j < k; j++) {
                    assertThat(group[fine.transcript(j)] == group[fine.transcript(k)])
                            .as("trial %d", trial)
                            .isEqualTo(fine.group(j) == fine.group(k));
                }
                members++;
            }
        }
        assertThat(members).isGreaterThan(500);
    }

    @ParameterizedTest(name = "{0} threads")
    @ValueSource(ints = {2, 3, 8})
    void threadsChangeNoBit(int threads) {
        ClassTable table = table(new SplittableRandom(12), 8, 300);
        assertThat(numbers(WrittenClasses.quantify(table, threads).identifiability()))
                .isEqualTo(numbers(WrittenClasses.quantify(table, 1).identifiability()))
                .hasSizeGreaterThan(1000);
    }

    private static double[] numbers(Identifiability free) {
        return IntStream.range(0, free.members())
                .mapToObj(k -> new double[] {
                    free.transcript(k),
                    free.group(k),
                    free.minimum(k),
                    free.maximum(k),
                    free.groupFragments(free.group(k))
                })
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    @Test
    void otherNumbersOfTranscriptsGiveTheSameGroups() {
        SplittableRandom random = new SplittableRandom(13);
        for (int trial = 0; trial < 200; trial++) {
            ClassTable table = table(random, 9, 3);
            int size = table.transcriptome().size();
            WrittenClasses reversed = new WrittenClasses();
            for (int i = 0; i < table.classes(); i++) {
                for (int e = table.start(i); e < table.start(i + 1); e++) {
                    reversed.fits(size - 1 - table.transcript(e), table.weight(e));
                }
                reversed.seen(table.count(i));
            }
            ClassTable other = reversed.table();
            double[][] one = byTranscript(WrittenClasses.quantify(table, 1).identifiability(), size, false);
            double[][] two = byTranscript(WrittenClasses.quantify(other, 1).identifiability(), size, true);
            for (int t = 0; t < size; t++) {
                assertThat(two[t]).as("trial %d", trial).containsExactly(one[t], within(1e-6));
            }
        }
    }

    /** @return range, group's fragments and members in the group of each transcript; 0 where it is determined */
    private static double[][] byTranscript(Identifiability free, int size, boolean reversed) {
        double[][] of = new double[size][4];
        double[] members = new double[free.groups()];
        for (int k = 0; k < free.members(); k++) {
            members[free.group(k)]++;
        }
        for (int k = 0; k < free.members(); k++) {
            int t = reversed ? size - 1 - free.transcript(k) : free.transcript(k);
            int group = free.group(k);
            of[t] = new double[] {free.minimum(k), free.maximum(k), free.groupFragments(group), members[group]};
        }
        return of;
    }

    /** Every optimal answer is between the corners of {α ≥ 0 : Wα = s}, and a corner has independent columns. */
    private static final class Vertices {
        private static final double SMALL = 1e-5;

        final double[][] range;
        private final double[][] w;
        private final double[] s;

        Vertices(ClassTable table, Abundances estimate) {
            int size = table.transcriptome().size();
            w = new double[table.classes()][size];
            s = new double[table.classes()];
            double[] g = new double[size];
            for (int i = 0; i < s.length; i++) {
                for (int e = table.start(i); e < table.start(i + 1); e++) {
                    w[i][table.transcript(e)] += table.weight(e);
                    s[i] += table.weight(e) * estimate.fragments(table.transcript(e));
                }
                for (int t = 0; t < size; t++) {
                    g[t] += table.count(i) * w[i][t] / s[i];
                }
            }
            range = new double[2][size];
            Arrays.fill(range[0], Double.POSITIVE_INFINITY);
            for (int set = 1; set < 1 << size; set++) {
                int chosen = set;
                int[] columns = IntStream.range(0, size)
                        .filter(t -> (chosen >> t & 1) != 0)
                        .toArray();
                if (Arrays.stream(columns).allMatch(t -> g[t] > 1 - SMALL)) {
                    corner(columns);
                }
            }
        }

        private void corner(int[] columns) {
            int n = columns.length;
            double[][] normal = new double[n][n + 1];
            for (int a = 0; a < n; a++) {
                for (int i = 0; i < s.length; i++) {
                    for (int b = 0; b < n; b++) {
                        normal[a][b] += w[i][columns[a]] * w[i][columns[b]];
                    }
                    normal[a][n] += w[i][columns[a]] * s[i];
                }
            }
            double[] alpha = solved(normal);
            if (alpha.length == 0 || Arrays.stream(alpha).anyMatch(value -> value < -SMALL)) {
                return;
            }
            for (int i = 0; i < s.length; i++) {
                double sum = -s[i];
                for (int a = 0; a < n; a++) {
                    sum += w[i][columns[a]] * alpha[a];
                }
                if (Math.abs(sum) > SMALL) {
                    return;
                }
            }
            double[] whole = new double[range[0].length];
            for (int a = 0; a < n; a++) {
                whole[columns[a]] = Math.max(0, alpha[a]);
            }
            for (int t = 0; t < whole.length; t++) {
                range[0][t] = Math.min(range[0][t], whole[t]);
                range[1][t] = Math.max(range[1][t], whole[t]);
            }
        }

        /** @return the solution of a positive definite system; nothing where it is singular */
        private static double[] solved(double[][] system) {
            int n = system.length;
            for (int k = 0; k < n; k++) {
                if (system[k][k] < 1e-9) {
                    return new double[0];
                }
                for (int i = 0; i < n; i++) {
                    double factor = i == k ? 0 : system[i][k] / system[k][k];
                    for (int j = k; j <= n; j++) {
                        system[i][j] -= factor * system[k][j];
                    }
                }
            }
            return IntStream.range(0, n)
                    .mapToDouble(k -> system[k][n] / system[k][k])
                    .toArray();
        }
    }
}
