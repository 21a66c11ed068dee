package org.emkit.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {
    @Test
    void whatMarkupIsMadeOfIsReplaced() {
        assertThat(new Html().text("</td><script>alert('1\" & 2')</script>").toString())
                .isEqualTo("&lt;/td&gt;&lt;script&gt;alert(&#39;1&quot; &amp; 2&#39;)&lt;/script&gt;");
    }

    @Test
    void attributesCannotBeLeft() {
        assertThat(new Html().element("a", "x", "title", "\"onload='y'>").toString())
                .isEqualTo("<a title=\"&quot;onload=&#39;y&#39;&gt;\">x</a>");
    }

    @Test
    void lettersOfTheWorldAreKept() {
        assertThat(new Html().text("µ-Ωλ 名前 𝔸 😀 é").toString()).isEqualTo("µ-Ωλ 名前 𝔸 😀 é");
    }

    /** Control characters are shown; halves of characters and what turns the direction of writing are not let through. */
    @Test
    void whatCannotBeShownIsReplaced() {
        assertThat(new Html().text("a\0b\tc\u001Bd\u007Fe").toString()).isEqualTo("a␀b␉c␛d␡e");
        assertThat(new Html().text("\u0085|\uD800|\uDC00|\uFFFE|\u202E|\u2066").toString())
                .isEqualTo("\uFFFD|\uFFFD|\uFFFD|\uFFFD|\uFFFD|\uFFFD");
        assertThat(new Html().text("\uD83Dx").toString()).isEqualTo("\uFFFDx");
    }

    @Test
    void veryLongNamesLoseTheirMiddle() {
        String shortened = Html.shortened("b" + "😀".repeat(1_000_000) + "e");
        assertThat(shortened.codePointCount(0, shortened.length())).isEqualTo(160);
        assertThat(shortened).startsWith("b😀😀").endsWith("😀e").contains("😀…😀");
        assertThat(Html.shortened("x".repeat(160))).isEqualTo("x".repeat(160));
        assertThat(new Html().name("a<b").toString()).isEqualTo("<bdi class=\"whole\">a&lt;b</bdi>");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 3, 0",
        "1, 3, 1",
        "-1234.5678, 3, -1230",
        "0.0012345, 3, 0.00123",
        "0.00012345, 3, 1.23e-4",
        "0.0009999, 3, 0.001",
        "0.0009994, 3, 9.99e-4",
        "9.996e-7, 3, 1.00e-6",
        "123456, 3, 123000",
        "1234567, 3, 1.23e6",
        "1e-300, 2, 1.0e-300"
    })
    void numbersHaveFewDigits(double value, int digits, String text) {
        assertThat(Figures.significant(value, digits)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"-15.5, 3.16e-16", "-1000, 1.00e-1000", "0, 1", "-2, 0.01", "-400.30103, 5.00e-401"})
    void numbersTooSmallForADoubleAreWrittenFromTheirLogarithm(double power, String text) {
        assertThat(Figures.significantOfLog10(power, 3)).isEqualTo(text);
    }

    @Test
    void numbersAreGroupedWithBlanksThatDoNotBreak() {
        assertThat(Figures.grouped(-1234567)).isEqualTo("-1\u00A0234\u00A0567");
        assertThat(Figures.grouped(-123)).isEqualTo("-123");
        assertThat(Figures.fixed(1234.56, 1)).isEqualTo("1\u00A0234.6");
        assertThat(Figures.fixed(-123.456, 0)).isEqualTo("-123");
        assertThat(Figures.fixed(Double.NaN, 2)).isEqualTo("–");
        assertThat(Figures.percent(1, 3, 2)).isEqualTo("33.33\u00A0%");
        assertThat(Figures.percent(1, 0, 2)).isEqualTo("–");
        assertThat(Figures.bytes(1023)).isEqualTo("1\u00A0023\u00A0B");
        assertThat(Figures.bytes(1536 << 10)).isEqualTo("1.5\u00A0MiB");
    }
}
