package org.emkit.compare;

/** How alike two columns of letters' probabilities are; more is more alike. */
public enum ColumnSimilarity {
    /** −√Σ (f − g)², in [−√2, 0]. */
    EUCLIDEAN {
        @Override
        double of(double[] f, int i, double[] g, int j, int letters) {
            return -Math.sqrt(squares(f, i, g, j, letters));
        }
    },
    /** Pearson's coefficient of correlation, in [−1, 1]; 0 where all letters of one column are alike. */
    PEARSON {
        @Override
        double of(double[] f, int i, double[] g, int j, int letters) {
            double mean = 1.0 / letters;
            double both = 0;
            double first = 0;
            double second = 0;
            for (int a = 0; a < letters; a++) {
                double x = f[i + a] - mean;
                double y = g[j + a] - mean;
                both += x * y;
                first += x * x;
                second += y * y;
            }
            double scale = Math.sqrt(first * second);
            return scale > FLAT ? both / scale : 0;
        }
    },
    /** 2 − Σ (f − g)², in [0, 2]. Source: Sandelin, Wasserman 2004, J. Mol. Biol. 338:207. */
    SANDELIN {
        @Override
        double of(double[] f, int i, double[] g, int j, int letters) {
            return 2 - squares(f, i, g, j, letters);
        }
    };

    /** Variances below it are rounding. */
    private static final double FLAT = 1e-20;

    /** @return similarity of the column that starts at f[i] and that at g[j], each of so many letters */
    abstract double of(double[] f, int i, double[] g, int j, int letters);

    private static double squares(double[] f, int i, double[] g, int j, int letters) {
        double sum = 0;
        for (int a = 0; a < letters; a++) {
            double difference = f[i + a] - g[j + a];
            sum += difference * difference;
        }
        return sum;
    }
}
