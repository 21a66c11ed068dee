package org.emkit.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.Strand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceLogoTest {
    private static final double[][] MATRIX = {{1, 0, 0, 0}, {0.5, 0.5, 0, 0}, {0.25, 0.25, 0.25, 0.25}, {2, 1, 1, 0}};
    private static final Pattern USE =
            Pattern.compile("<use href=\"#letter-(.)\" transform=\"matrix\\((\\S+) 0 0 (\\S+) (\\S+) (\\S+)\\)\"/>");

    private record Drawn(char letter, double x, double y, double width, double height) {}

    private static List<Drawn> drawn(SequenceLogo logo, double column, double height) {
        Html html = new Html();
        logo.draw(html, 0, 0, column, height);
        List<Drawn> letters = new ArrayList<>();
        Matcher use = USE.matcher(html.toString());
        while (use.find()) {
            letters.add(new Drawn(
                    use.group(1).charAt(0),
                    Double.parseDouble(use.group(4)),
                    Double.parseDouble(use.group(5)),
                    100 * Double.parseDouble(use.group(2)),
                    100 * Double.parseDouble(use.group(3))));
        }
        return letters;
    }

    /** 2 bits, 1 bit, none, and log₂ 4 − (½·1 + 2·¼·2) = ½ bit. */
    @Test
    void informationIsThatOfTheFormula() {
        SequenceLogo logo = SequenceLogo.of("ACGT", MATRIX);
        assertThat(logo.information(0)).isCloseTo(2, within(1e-12));
        assertThat(logo.information(1)).isCloseTo(1, within(1e-12));
        assertThat(logo.information(2)).isCloseTo(0, within(1e-12));
        assertThat(logo.information(3)).isCloseTo(0.5, within(1e-12));
        assertThat(logo.information()).isCloseTo(3.5, within(1e-12));
        assertThat(logo.mostFrequent()).isEqualTo("AAAA");
        double[][] certain = new double[1][20];
        certain[0][7] = 3;
        assertThat(SequenceLogo.of(Alphabet.PROTEIN.letters(), certain).information(0))
                .isCloseTo(4.321928094887363, within(1e-12));
    }

    /** At 10 wide and 100 high: A fills 2 bits; A above C share 1; of ½ bit A has half and lies above C and G. */
    @Test
    void lettersAreExactlyAsHighAsTheirShare() {
        List<Drawn> letters = drawn(SequenceLogo.of("ACGT", MATRIX), 10, 100);
        assertThat(letters.stream().map(Drawn::letter)).containsExactly('A', 'C', 'A', 'G', 'C', 'A');
        assertThat(letters.stream().map(Drawn::height))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-3 ? 0 : Double.compare(a, b))
                .containsExactly(100.0, 25.0, 25.0, 6.25, 6.25, 12.5);
        assertThat(letters.stream().map(Drawn::y)).containsExactly(0.0, 75.0, 50.0, 93.75, 87.5, 75.0);
        assertThat(letters.stream().map(Drawn::x)).containsExactly(0.3, 10.3, 10.3, 30.3, 30.3, 30.3);
        assertThat(letters).allSatisfy(letter -> assertThat(letter.width()).isCloseTo(9.4, within(1e-6)));
    }

    @Test
    void theOtherStrandIsReadBackwards() {
        SequenceLogo dna = SequenceLogo.of("ACGT", new double[][] {{8, 1, 1, 0}, {0, 9, 0, 1}});
        SequenceLogo other = dna.reverseComplement();
        assertThat(dna.mostFrequent()).isEqualTo("AC");
        assertThat(other.mostFrequent()).isEqualTo("GT");
        assertThat(other.information(1)).isEqualTo(dna.information(0));
        assertThat(drawn(other.reverseComplement(), 7, 50)).isEqualTo(drawn(dna, 7, 50));
        assertThat(SequenceLogo.of("ACGU", MATRIX).reverseComplement().mostFrequent())
                .isEqualTo("UAGU");
        assertThat(dna.isComplementable()).isTrue();
        assertThat(SequenceLogo.of("ACG", new double[][] {{1, 1, 1}}).isComplementable())
                .isFalse();
        assertThat(SequenceLogo.of(MotifExample.matrix(Alphabet.PROTEIN, "AC", 0.9))
                        .isComplementable())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DNA", "RNA", "protein"})
    void everyLetterOfAnAlphabetHasAnOutlineAndColour(String name) throws IOException {
        Alphabet alphabet = switch (name) {
            case "DNA" -> Alphabet.DNA;
            case "RNA" -> Alphabet.RNA;
            default -> Alphabet.PROTEIN;
        };
        StringBuilder out = new StringBuilder();
        SequenceLogo.of(MotifExample.matrix(alphabet, alphabet.letters(), 0.95)).write(out);
        assertThat(out.toString())
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .endsWith("</svg>\n");
        for (char letter : alphabet.letters().toCharArray()) {
            assertThat(out).contains("<path id=\"letter-" + letter + "\" class=\"letter-");
            assertThat(out).contains("<use href=\"#letter-" + letter + "\"");
        }
    }

    /** On lines between the points of its path, curves included, no outline leaves the square, and each fills it. */
    @Test
    void outlinesFillTheirSquare() {
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            double[] box = Outline.box(Glyphs.outline(letter));
            assertThat(box).as("%s", letter).containsExactly(new double[] {0, 100, 0, 100}, within(1e-9));
        }
        assertThatThrownBy(() -> Glyphs.outline('a')).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void coloursAreThoseOfTheField() {
        assertThat("ACGTU".chars().mapToObj(c -> LetterColour.of((char) c, true)))
                .containsExactly(
                        LetterColour.GREEN, LetterColour.BLUE, LetterColour.ORANGE, LetterColour.RED, LetterColour.RED);
        assertThat("SNKDW".chars().mapToObj(c -> LetterColour.of((char) c, false)))
                .containsExactly(
                        LetterColour.GREEN,
                        LetterColour.PURPLE,
                        LetterColour.BLUE,
                        LetterColour.RED,
                        LetterColour.BLACK);
    }

    @Test
    void numbersThatAreNoProbabilitiesAreRefused() {
        for (double[] wrong : new double[][] {{1, 1, 1}, {0, 0, 0, 0}, {1, -1, 1, 1}, {1, Double.NaN, 0, 0}}) {
            assertThatThrownBy(() -> SequenceLogo.of("ACGT", new double[][] {wrong}))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** The query's first column lies on the target's third: both begin together two columns apart. */
    @Test
    void alignedLogosLieColumnOnColumn() {
        SequenceLogo query = SequenceLogo.of(MotifExample.matrix(Alphabet.DNA, "GACT", 1));
        SequenceLogo target = SequenceLogo.of(MotifExample.matrix(Alphabet.DNA, "AGTCTG", 1)); // CAGACT
        Html html = new Html();
        AlignedLogos.write(html, query, target, 2, Strand.REVERSE, "told");
        List<String> placed = new ArrayList<>();
        Matcher use = USE.matcher(html.toString());
        while (use.find()) {
            placed.add(use.group(1) + Math.round(Double.parseDouble(use.group(4)) - 0.5) / 16);
        }
        assertThat(placed).containsExactly("G2", "A3", "C4", "T5", "C0", "A1", "G2", "A3", "C4", "T5");
        assertThat(html.toString()).contains("<rect class=\"overlap\" x=\"32\" width=\"64\"");
    }

    /** Reads the path data that {@link Glyphs} uses: M, L, H, V, C and Z with absolute coordinates. */
    private static final class Outline {
        private static final Pattern TOKEN = Pattern.compile("[MLHVCZ]|-?[0-9.]+");
        private final double[] box = {1e9, -1e9, 1e9, -1e9};
        private double x;
        private double y;

        static double[] box(String path) {
            Outline outline = new Outline();
            List<String> tokens =
                    TOKEN.matcher(path).results().map(m -> m.group()).toList();
            char command = 'M';
            for (int i = 0; i < tokens.size(); ) {
                if (Character.isLetter(tokens.get(i).charAt(0))) {
                    command = tokens.get(i++).charAt(0);
                }
                int takes =
                        "MLHVCZ".indexOf(command) >= 0 ? new int[] {2, 2, 1, 1, 6, 0}["MLHVCZ".indexOf(command)] : 0;
                double[] n = new double[takes];
                for (int k = 0; k < takes; k++) {
                    n[k] = Double.parseDouble(tokens.get(i++));
                }
                outline.move(command, n);
            }
            return outline.box;
        }

        private void move(char command, double[] n) {
            switch (command) {
                case 'H' -> to(n[0], y);
                case 'V' -> to(x, n[0]);
                case 'C' -> curve(n);
                case 'Z' -> {}
                default -> to(n[0], n[1]);
            }
        }

        private void curve(double[] n) {
            double fromX = x;
            double fromY = y;
            for (int s = 1; s <= 100; s++) {
                double t = s / 100.0;
                double u = 1 - t;
                to(
                        u * u * u * fromX + 3 * u * u * t * n[0] + 3 * u * t * t * n[2] + t * t * t * n[4],
                        u * u * u * fromY + 3 * u * u * t * n[1] + 3 * u * t * t * n[3] + t * t * t * n[5]);
            }
            x = n[4];
            y = n[5];
        }

        private void to(double newX, double newY) {
            x = newX;
            y = newY;
            box[0] = Math.min(box[0], x);
            box[1] = Math.max(box[1], x);
            box[2] = Math.min(box[2], y);
            box[3] = Math.max(box[3], y);
        }
    }
}
