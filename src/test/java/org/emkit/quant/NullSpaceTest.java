package org.emkit.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NullSpaceTest {
    private static NullSpace of(double[]... rows) {
        return new NullSpace(Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new), rows[0].length);
    }

    @Test
    void independentColumnsHaveNone() {
        NullSpace space = of(new double[] {1, 2}, new double[] {3, 4}, new double[] {5, 6});
        assertThat(space.dimension()).isZero();
        assertThat(space.blocks()).isEmpty();
    }

    /** The third column is the first and twice the second, the fourth is on its own, the sixth half the fifth. */
    @Test
    void vectorsAreSortedIntoBlocks() {
        double[][] rows = {
            {1, 1, 3, 0, 0, 0},
            {2, 1, 4, 0, 0, 0},
            {0, 0, 0, 7, 0, 0},
            {0, 0, 0, 1, 4, 2},
        };
        NullSpace space = of(rows);
        assertThat(space.dimension()).isEqualTo(2);
        assertThat(space.blocks()).containsExactly(new int[] {0, 1, 2}, new int[] {4, 5});
        double[] three = space.vectors(new int[] {0, 1, 2})[0];
        assertThat(three[0] / three[2]).isCloseTo(-1, within(1e-12));
        assertThat(three[1] / three[2]).isCloseTo(-2, within(1e-12));
        double[] two = space.vectors(new int[] {4, 5})[0];
        assertThat(two[1] / two[0]).isCloseTo(-2, within(1e-12));
    }

    /** Whatever the units of rows and columns are. */
    @Test
    void scalesDoNotMatter() {
        double[][] rows = {{1, -1, 0}, {0, 1, -1}, {1, 0, -1}};
        double[] rowUnit = {1e-6, 1, 1e5};
        double[] columnUnit = {1e-7, 1, 1e7};
        for (int i = 0; i < 3; i++) {
            for (int c = 0; c < 3; c++) {
                rows[i][c] *= rowUnit[i] * columnUnit[c];
            }
        }
        NullSpace space = of(rows);
        assertThat(space.dimension()).isEqualTo(1);
        double[] v = space.vectors(new int[] {0, 1, 2})[0];
        assertThat(v[0] / v[2]).isCloseTo(1e14, within(1e6));
    }

    @Test
    void fewerRowsThanColumns() {
        NullSpace space = of(new double[] {1, 1, 1, 1});
        assertThat(space.dimension()).isEqualTo(3);
        assertThat(space.blocks()).containsExactly(new int[] {0, 1, 2, 3});
        double[][] vectors = space.vectors(new int[] {0, 1, 2, 3});
        assertThat(vectors).hasDimensions(3, 4);
        for (double[] v : vectors) {
            assertThat(Arrays.stream(v).sum()).isCloseTo(0, within(1e-12));
        }
    }

    /** A difference of a thousandth of a millionth of a column is one; of a hundredth of that, none. */
    @Test
    void nearlyEqualColumns() {
        assertThat(of(new double[] {1, 1}, new double[] {1, 1 + 1e-7}).dimension())
                .isZero();
        assertThat(of(new double[] {1, 1}, new double[] {1, 1 + 1e-11}).dimension())
                .isEqualTo(1);
    }
}
