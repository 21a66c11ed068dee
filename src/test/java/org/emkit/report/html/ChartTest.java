package org.emkit.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "1.1, 2", "2, 2", "2.1, 5", "5, 5", "5.1, 10", "0.03, 0.05", "730, 1000", "1e-7, 1e-7"})
    void stepsAreRound(double least, double step) {
        assertThat(Axis.step(least)).isCloseTo(step, within(1e-9 * step));
    }

    @Test
    void marksLieOnTheAxis() {
        assertThat(Axis.linear("", 73.5, 284.5).ticks(6)).containsExactly(100.0, 150.0, 200.0, 250.0);
        assertThat(Axis.linear("", 0, 0).ticks(4)).startsWith(0.0).endsWith(1.0);
        assertThat(Axis.counts("", 0, 2.1).ticks(4)).containsExactly(0.0, 1.0, 2.0);
        assertThat(Axis.powersOfTen("", 3e-4, 130).ticks(4)).hasSize(4).startsWith(1e-4);
        assertThat(Axis.powersOfTen("", 5, 5).ticks(4)).containsExactly(1.0, 10.0);
        assertThat(Axis.powersOfTen("", 1, 1).ticks(4)).containsExactly(1.0, 10.0);
    }

    @Test
    void marksAreLabelledBriefly() {
        Axis axis = Axis.powersOfTen("", 1e-9, 1e9);
        assertThat(axis.label(1e-4)).isEqualTo("1e-4");
        assertThat(axis.label(0.01)).isEqualTo("0.01");
        assertThat(axis.label(1e5)).isEqualTo("1e5");
        assertThat(Axis.linear("", 0, 1).label(0.1 + 0.2)).isEqualTo("0.3");
        assertThat(Axis.linear("", 0, 1e6).label(250_000)).isEqualTo("250\u00A0000");
    }

    @Test
    void placesAreShares() {
        assertThat(Axis.linear("", 10, 20).place(12.5)).isEqualTo(0.25);
        assertThat(Axis.linear("", 10, 20).place(99)).isEqualTo(1);
        assertThat(Axis.powersOfTen("", 0.01, 100).place(10)).isCloseTo(0.75, within(1e-12));
        assertThat(Axis.powersOfTen("", 0.01, 100).place(0)).isZero();
        assertThatThrownBy(() -> new Axis("x", 0, 1, true, false)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Width 440 of which 58 and 14 are margins, height 240 of which 12 and 44 are. */
    @Test
    void barsStandWhereTheirValuesAre() {
        Html html = new Html();
        new Chart(Axis.linear("a<b", 0, 10), Axis.linear("y", 0, 4))
                .bar(0, 5, 2, "first", "2 & more")
                .upright(10, "<end>")
                .write(html, "Title", "told");
        assertThat(html.toString())
                .contains("<rect class=\"first\" x=\"58.5\" y=\"104.0\" width=\"183.0\" height=\"92.0\">"
                        + "<title>2 &amp; more</title></rect>")
                .contains("a&lt;b", "&lt;end&gt;", "aria-label=\"Title. told\"", "<figcaption>Title</figcaption>");
    }

    @Test
    void largestAreInOrder() {
        double[] value = {3, 0, 5, 5, -1, 4};
        assertThat(Largest.of(6, 3, i -> value[i])).containsExactly(2, 3, 5);
        assertThat(Largest.of(6, 9, i -> value[i])).containsExactly(2, 3, 5, 0);
        assertThat(Largest.of(0, 2, i -> 1)).isEmpty();
    }
}
