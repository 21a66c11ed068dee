package org.emkit.motif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.emkit.em.Workers;
import org.emkit.statistics.GammaTail;
import org.emkit.statistics.LogGamma;
import org.junit.jupiter.api.Test;

/** Columns' p-values against all compositions of N. */
class ColumnPValuesTest {
    private static final double[] DNA = {0.304, 0.196, 0.196, 0.304};
    private static final double[] SKEWED = {0.4, 0.07, 0.13, 0.4};

    /** {ratio, chance} of all compositions, ascending; the chance is that of the ratio or a higher one, logarithm. */
    private static List<double[]> enumerate(double[] p, int n) {
        List<double[]> points = new ArrayList<>();
        for (int a = 0; a <= n; a++) {
            for (int c = 0; c <= n - a; c++) {
                for (int g = 0; g <= n - a - c; g++) {
                    int[] counts = {a, c, g, n - a - c - g};
                    double ratio = 0;
                    double chance = LogGamma.logFactorial(n);
                    for (int k = 0; k < 4; k++) {
                        ratio += counts[k] == 0 ? 0 : counts[k] * Math.log(counts[k] / (n * p[k]));
                        chance += counts[k] * Math.log(p[k]) - LogGamma.logFactorial(counts[k]);
                    }
                    points.add(new double[] {ratio, Math.exp(chance)});
                }
            }
        }
        points.sort(Comparator.comparingDouble(point -> point[0]));
        double tail = 0;
        for (int k = points.size() - 1; k >= 0; k--) {
            tail += points.get(k)[1];
            int j = k;
            while (j + 1 < points.size() && points.get(j + 1)[0] - points.get(k)[0] < 1e-9) {
                j++;
            }
            points.get(k)[1] = tail;
        }
        for (int k = 1; k < points.size(); k++) {
            if (points.get(k)[0] - points.get(k - 1)[0] < 1e-9) {
                points.get(k)[1] = points.get(k - 1)[1];
            }
        }
        points.forEach(point -> point[1] = Math.log(point[1]));
        return points;
    }

    private static double worst(ColumnPValues table, double[] p, int n) {
        double worst = 0;
        for (double[] point : enumerate(p, n)) {
            worst = Math.max(worst, Math.abs(table.log(n, point[0]) - point[1]));
        }
        return worst;
    }

    @Test
    void exactForFewDraws() {
        ColumnPValues table = new ColumnPValues(SKEWED, 10, Workers.single());
        for (int n = 1; n <= 20; n++) {
            assertThat(worst(table, SKEWED, n)).as("N = %d", n).isLessThan(1e-9);
        }
    }

    /** Rounded to steps: right on average, and wrong by no more than where two values near each other change places. */
    @Test
    void nearlyExactForMore() {
        for (double[] p : new double[][] {DNA, SKEWED}) {
            ColumnPValues table = new ColumnPValues(p, 256, Workers.single());
            for (int n : new int[] {21, 35, 64, 65, 90, 130}) {
                double sum = 0;
                double squares = 0;
                double worst = 0;
                List<double[]> points = enumerate(p, n);
                for (double[] point : points) {
                    double error = table.log(n, point[0]) - point[1];
                    sum += error;
                    squares += error * error;
                    worst = Math.max(worst, Math.abs(error));
                }
                assertThat(sum / points.size()).as("mean, N = %d", n).isBetween(-0.02, 0.02);
                assertThat(Math.sqrt(squares / points.size())).as("N = %d", n).isLessThan(0.05);
                assertThat(worst).as("worst, N = %d", n).isLessThan(1.3);
            }
        }
    }

    /** N ln p_a of the rarest letter is the chance of a column of it alone, however many draws. */
    @Test
    void columnsOfTheRarestLetter() {
        ColumnPValues table = new ColumnPValues(SKEWED, 300, Workers.single());
        for (int n : new int[] {1, 20, 21, 64, 65, 256}) {
            double exact = n * Math.log(0.07);
            assertThat(table.log(n, -exact)).as("N = %d", n).isCloseTo(exact, within(0.02 - exact * 1e-4));
        }
    }

    @Test
    void largeNumbersFollowTheLargestTables() {
        ColumnPValues table = new ColumnPValues(DNA, 1000, Workers.single());
        RatioTails truth = new RatioTails(DNA, 400, 0.1, Workers.single());
        for (int n : new int[] {257, 300, 400}) {
            for (double perDraw = 0.005; perDraw < 1.1; perDraw *= 1.2) {
                double exact = truth.log(n, n * perDraw);
                assertThat(table.log(n, n * perDraw)).isCloseTo(exact, within(0.05 - 5e-4 * exact));
            }
        }
        assertThat(table.log(100_000, 3)).isCloseTo(GammaTail.logChiSquare(3, 6), within(0.01));
    }

    @Test
    void proteinStepsAreFineEnough() {
        double[] protein = new double[20];
        for (int k = 0; k < 20; k++) {
            protein[k] = (k + 3) / 250.0;
        }
        ColumnPValues table = new ColumnPValues(protein, 40, Workers.single());
        RatioTails finer = new RatioTails(protein, 20, 0.005, Workers.single());
        for (int n : new int[] {4, 5, 9, 20}) {
            for (double perDraw = 0.05; perDraw < 3.2; perDraw *= 1.1) {
                assertThat(table.log(n, n * perDraw)).isCloseTo(finer.log(n, n * perDraw), within(0.15));
            }
        }
        assertThat(table.log(1, -Math.log(protein[0]))).isCloseTo(Math.log(protein[0]), within(1e-9));
    }

    @Test
    void fractionsOfADraw() {
        ColumnPValues table = new ColumnPValues(DNA, 50, Workers.single());
        double at7 = table.log(7, 7 * 0.5);
        double at8 = table.log(8, 8 * 0.5);
        assertThat(table.log(7.25, 7.25 * 0.5)).isCloseTo(0.75 * at7 + 0.25 * at8, within(1e-9));
        assertThat(table.log(0.5, 0.5)).isBetween(-1.0, 0.0);
        assertThat(table.log(0, 0)).isZero();
        assertThat(table.log(9, -1e-15)).isZero();
    }
}
