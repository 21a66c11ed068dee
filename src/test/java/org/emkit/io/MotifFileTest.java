package org.emkit.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.data.Offset;
import org.emkit.UserException;
import org.emkit.matrix.KnownMotif;
import org.emkit.matrix.MotifFormat;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MotifFileTest {
    private static final Offset<Double> CLOSE = within(1e-12);

    private static final String MEME = """
            MEME version 5

            ALPHABET= ACGT

            strands: + -

            Background letter frequencies (from sequences)
            A 0.3 C 0.2 G 0.2 T 0.3

            MOTIF first one
            letter-probability matrix: alength= 4 w= 2 nsites= 17 E= 1.8e-007
            0.5 0.5 0.0 0.0
            0.1 0.2 0.3 0.4

            MOTIF second
            letter-probability matrix: alength= 4 w= 1 nsites= 3 E= 2.5e+004
             1.0  0.0   0.0\t0.0

            """;

    @TempDir
    Path folder;

    @Test
    void readsMinimalMeme() throws IOException {
        MotifFile file = read(MEME);
        assertThat(file.format()).isEqualTo(MotifFormat.MEME);
        assertThat(file.warnings()).isEmpty();
        assertThat(ids(file)).containsExactly("first", "second");
        KnownMotif first = file.motifs().get(0);
        assertThat(first.alternateName()).isEqualTo("one");
        assertThat(first.sites()).isEqualTo(17);
        assertThat(first.eValue()).isEqualTo(1.8e-7);
        assertThat(first.matrix().alphabet()).isSameAs(Alphabet.DNA);
        assertThat(first.matrix().probabilities()).containsExactly(new double[] {.5, .5, 0, 0, .1, .2, .3, .4}, CLOSE);
        BackgroundModel background = Objects.requireNonNull(file.background());
        assertThat(background.probabilities()).containsExactly(new double[] {.3, .2, .2, .3}, CLOSE);
    }

    @Test
    void lineEndsOfDosAndByteOrderMarksDoNotMatter() throws IOException {
        MotifFile unix = read(MEME);
        MotifFile dos = read("\ufeff" + MEME.replace("\n", "\r\n"));
        assertThat(dos.motifs().get(0).matrix().probabilities())
                .containsExactly(unix.motifs().get(0).matrix().probabilities());
        assertThat(ids(dos)).isEqualTo(ids(unix));
        assertThat(ids(read(MEME.replace("\n", "\r")))).isEqualTo(ids(unix));
    }

    @Test
    void unpacksGzip() throws IOException {
        Path file = folder.resolve("motifs.meme.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(MEME.getBytes(UTF_8));
        }
        assertThat(MotifFile.read(file.toString()).motifs()).hasSize(2);
        assertThat(Objects.requireNonNull(MotifFile.read(file.toString()).fingerprint())
                        .bytes())
                .isEqualTo(Files.size(file));
    }

    @Test
    void widthAndAlphabetMayBeLeftOut() throws IOException {
        MotifFile file = read("MEME version 4^MOTIF x^letter-probability matrix:^0.5 0.5 0 0^0 0 .5 .5^^"
                + "MOTIF y^letter-probability matrix:^1 0 0 0");
        assertThat(file.motifs()).hasSize(2);
        assertThat(file.motifs().get(0).matrix().width()).isEqualTo(2);
        assertThat(file.motifs().get(0).sites()).isNaN();
        assertThat(file.background()).isNull();
    }

    @Test
    void takesTheLogOddsWhereThereIsNothingElse() throws IOException {
        MotifFile file =
                read(MEME.replace("letter-probability matrix: alength= 4 w= 1", "log-odds matrix: alength= 4 w= 1")
                        .replace(" 1.0  0.0   0.0\t0.0", "100 0 0 -100"));
        assertThat(file.motifs().get(1).matrix().probabilities())
                .containsExactly(new double[] {.6 / 1.15, .2 / 1.15, .2 / 1.15, .15 / 1.15}, CLOSE);
    }

    @Test
    void readsAnAlphabetByItsLetters() throws IOException {
        String letters =
                "ALPHABET \"RNA\" RNA-LIKE^A \"Adenine\" CC0000^C 0000CC^G^U \"Uracil\"^N \"Any = all\" = ACGU^"
                        + "END ALPHABET^";
        MotifFile file = read(MEME.replace("ALPHABET= ACGT\n", letters).replace("T 0.3", "U 0.3"));
        assertThat(file.motifs().get(0).matrix().alphabet()).isSameAs(Alphabet.RNA);
        String pairs = "ALPHABET \"DNA\"\nA \"Adenine\" CC0000 ~ T \"Thymine\" 008000\nC ~ G\nEND ALPHABET\n";
        assertThat(read(MEME.replace("ALPHABET= ACGT\n", pairs)).motifs()).hasSize(2);
    }

    @Test
    void idsThatComeAgainAreTold() throws IOException {
        MotifFile file = read(MEME.replace("MOTIF second", "MOTIF first"));
        assertThat(ids(file)).containsExactly("first", "first_2");
        assertThat(file.warnings()).containsExactly("motif first comes again: it is called first_2 here");
    }

    @Test
    void readsJasparWithLettersInAnyOrder() throws IOException {
        MotifFile file = read(">MA1.1\tthe factor^A [ 1 2 ]^C  [3  4 ]^T [0 0]^G [6 4 ]^>MA2.1^"
                + "A 0.25 1^C 0.25 0^G 0.25 0^T 0.25 0^");
        assertThat(file.format()).isEqualTo(MotifFormat.JASPAR);
        assertThat(ids(file)).containsExactly("MA1.1", "MA2.1");
        assertThat(file.motifs().get(0).alternateName()).isEqualTo("the factor");
        assertThat(file.motifs().get(0).matrix().probabilities())
                .containsExactly(new double[] {.1, .3, .6, 0, .2, .4, .4, 0}, CLOSE);
        assertThat(file.motifs().get(0).sites()).isEqualTo(10);
        assertThat(file.motifs().get(1).sites()).isNaN();
    }

    @Test
    void readsJasparWithoutLetters() throws IOException {
        MotifFile file = read(">MA1.1 x\n1 2 3 4\n0 0 0 0\n0 0 0 0\n1 2 3 4\n>MA2.1\n1 2 3\n0 0 0\n0 0 0\n0 0 0\n");
        assertThat(file.motifs().get(0).matrix().width()).isEqualTo(4);
        assertThat(file.motifs().get(0).matrix().probability(3, 3)).isEqualTo(.5);
        assertThat(file.motifs().get(1).matrix().width()).isEqualTo(3);
        assertThat(ids(read("1 0 7\n0 1 1\n0 0 0\n0 0 0\n"))).containsExactly("motif_1");
    }

    @Test
    void readsHomer() throws IOException {
        MotifFile file = read(">ASTTCCTCTT\t1-ASTTC (x)\t8.059752\t-23791.535714\t0\tT:17311.0(44.36%),B:2181.5(5.80%)^"
                + "0.726\t0.002\t0.170\t0.103^0.002\t0.494\t0.354\t0.151^0 0 0 1^0 0 0 1^"
                + ">AC\tsecond\t1.5^0.5\t0.5\t0\t0^");
        assertThat(file.format()).isEqualTo(MotifFormat.HOMER);
        assertThat(ids(file)).containsExactly("1-ASTTC_(x)", "second");
        KnownMotif first = file.motifs().get(0);
        assertThat(first.alternateName()).isEqualTo("ASTTCCTCTT");
        assertThat(first.sites()).isEqualTo(17311);
        assertThat(first.matrix().width()).isEqualTo(4);
        assertThat(first.matrix().probability(0, 2)).isCloseTo(.170 / 1.001, CLOSE);
    }

    @Test
    void readsTablesOfAPositionARow() throws IOException {
        assertThat(read(">x\n0.1 0.2 0.3 0.4\n1 0 0 0\n0 1 0 0\n0 0 1 0\n0 0 0 1\n")
                        .motifs()
                        .get(0)
                        .matrix()
                        .width())
                .isEqualTo(5);
        assertThat(read(">x\n0.1 0.2 0.3 0.4\n1 0 0 0\n0 1 0 0\n0 0 1 0\n")
                        .motifs()
                        .get(0)
                        .matrix()
                        .probability(0, 3))
                .isCloseTo(.4, CLOSE);
    }

    @Test
    void readsTransfac() throws IOException {
        MotifFile file = read("VV  x^XX^//^AC  M1^XX^ID  V$A^NA  MyoD^BF  mouse^XX^P0      A      C      G      T^"
                + "01      1      2      2      0      S^02      5      0      0      0      A^XX^BA  x^//^"
                + "ID any_old_name^PO T G C A^1 4 3 2 1^//^");
        assertThat(file.format()).isEqualTo(MotifFormat.TRANSFAC);
        assertThat(ids(file)).containsExactly("M1", "any_old_name");
        assertThat(file.motifs().get(0).alternateName()).isEqualTo("V$A");
        assertThat(file.motifs().get(0).matrix().probabilities())
                .containsExactly(new double[] {.2, .4, .4, 0, 1, 0, 0, 0}, CLOSE);
        assertThat(file.motifs().get(1).matrix().probabilities()).containsExactly(new double[] {.1, .2, .3, .4}, CLOSE);
    }

    @Test
    void readsXmlOfMemeAndStreme() throws IOException {
        MotifFile meme = read("<?xml version='1.0' encoding='UTF-8'?>\n<!DOCTYPE MEME[\n<!ELEMENT MEME (x)>\n"
                + "<!ATTLIST motif id ID #REQUIRED>\n]>\n<MEME version='5.5'><training_set><alphabet name='DNA'>"
                + letters() + "<letter id='N' symbol='N' equals='ACGT'/></alphabet><letter_frequencies>"
                + array(.1, .2, .3, .4) + "</letter_frequencies></training_set><model><background_frequencies>"
                + array(.25, .25, .25, .25) + "</background_frequencies></model><motifs>"
                + "<motif id='motif_1' name='AC' alt='MEME-1' width='1' sites='9' e_value='1e-3'><scores><alphabet_matrix>"
                + array(1, 2, 3, 4) + "</alphabet_matrix></scores><probabilities><alphabet_matrix>" + array(1, 0, 0, 0)
                + array(0, .5, .5, 0) + "</alphabet_matrix></probabilities></motif></motifs></MEME>");
        assertThat(meme.format()).isEqualTo(MotifFormat.XML);
        assertThat(ids(meme)).containsExactly("AC");
        assertThat(meme.motifs().get(0).alternateName()).isEqualTo("MEME-1");
        assertThat(meme.motifs().get(0).sites()).isEqualTo(9);
        assertThat(meme.motifs().get(0).eValue()).isEqualTo(1e-3);
        assertThat(meme.motifs().get(0).matrix().probabilities()).containsExactly(1, 0, 0, 0, 0, .5, .5, 0);
        assertThat(Objects.requireNonNull(meme.background()).probability(0)).isEqualTo(.25);
        MotifFile streme = read("<STREME><alphabet>" + letters() + "</alphabet><motifs><motif id='1-AC' alt='STREME-1'"
                + " nsites='5'><pos A='0.5' C='0.5' G='0' T='0'/></motif></motifs></STREME>");
        assertThat(ids(streme)).containsExactly("1-AC");
        assertThat(streme.motifs().get(0).matrix().probability(0, 1)).isEqualTo(.5);
    }

    private static String letters() {
        return "<letter id='A' symbol='A'/><letter id='C' symbol='C'/><letter id='G' symbol='G'/><letter id='T' symbol='T'/>";
    }

    private static String array(double a, double c, double g, double t) {
        return "<alphabet_array><value letter_id='A'>" + a + "</value><value letter_id='C'>" + c
                + "</value><value letter_id='G'>" + g + "</value><value letter_id='T'>" + t
                + "</value></alphabet_array>\n";
    }

    @Test
    void xmlDoesNotLeadOutOfTheFile() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret words");
        assertThatThrownBy(
                        () -> read(
                                "<?xml version='1.0'?>\n<!DOCTYPE MEME [<!ENTITY e SYSTEM '" + secret.toUri()
                                        + "'>]>\n<MEME><motifs><motif name='x'><pos A='1' C='0' G='0' T='0'/>&e;</motif></motifs></MEME>"))
                .isInstanceOf(UserException.class)
                .hasMessageNotContaining("secret words");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|is empty; give motifs in MEME",
                "hello|does not begin as a file of motifs does; give",
                "MEME version 5\\nALPHABET= ACGX\\n|line 2: the alphabet 'ACGX' is none that is known",
                "MEME version 5\\nMOTIF x\\nletter-probability matrix: w= 2\\n1 0 0 0\\n|line 4: motif x has 1 rows of 2",
                "MEME version 5\\nMOTIF x\\nletter-probability matrix: w= 1\\n1 0 0\\n|line 4: a row of 3 numbers for an alphabet of 4",
                "MEME version 5\\nMOTIF x\\nletter-probability matrix: w= 1\\n.5 .5 .5 0\\n|line 4: the probabilities of a position sum to 1.5, not to 1",
                "MEME version 5\\nMOTIF x\\nletter-probability matrix: w= 1\\nNaN 0 0 0\\n|line 4: 'NaN' is not a number",
                "MEME version 5\\nMOTIF x\\nletter-probability matrix: w= 1\\n1e999 0 0 0\\n|line 4: '1e999' is not a number",
                "MEME version 5\\nMOTIF x\\nletter-probability matrix: w= 1\\n1.5 -.5 0 0\\n|line 4: a negative number in a matrix: -0.5",
                "MEME version 5\\nMOTIF x\\nletter-probability matrix: w= -3\\n|line 3: w= is '-3'",
                "MEME version 5\\nMOTIF x\\nURL y\\n|line 3: motif x has no matrix",
                "MEME version 5\\nMOTIF\\n|line 2: a motif has no name",
                "MEME version 5\\nletter-probability matrix: w= 1\\n|line 2: a matrix before any MOTIF line",
                "MEME version 5\\nBackground letter frequencies\\nA 0.5 C 0.5 G 0.5 T 0.5\\n\\n|the background sums to 2.0, not to 1",
                "MEME version 5\\nBackground letter frequencies\\nA 0.5 C 0.5\\n\\n|the background's letters are 'AC'",
                ">x\\nA [ 1 2 ]\\nC [ 1 2 ]\\nG [ 1 2 ]\\n|motif x has rows of the letters 'ACG'",
                ">x\\nA [ 1 2 ]\\nC [ 1 2 ]\\nG [ 1 2 ]\\nT [ 1 ]\\n|the rows of motif x differ in length",
                ">x\\nA [ 1 2 ]\\nC [ 1 two ]\\n|line 3: 'two' is not a number",
                ">x\\nA [ 0 2 ]\\nC [ 0 2 ]\\nG [ 0 2 ]\\nT [ 0 1 ]\\n|a position of a matrix is all zeros",
                ">x\\nGATTACA\\n|line 2: is of a sequence, not of a motif",
                ">x\\n>y\\n|line 2: motif x has no matrix",
                ">x\\n1 2 3\\n1 2 3\\n|motif x has 2 rows of 3 numbers",
                ">\\n1 2 3\\n|line 1: a motif has no name after '>'",
                ">AC\\tx\\t1.5\\n0.5 0.5 0 0.9\\n|line 2: the probabilities of a position sum to 1.9",
                ">AC\\tx\\t1.5\\n0.5 0.5 0\\n|line 2: a position with 3 numbers instead of 4",
                "ID x\\nP0 A C G X\\n|line 2: the letters of a matrix are 'ACGX'",
                "ID x\\nP0 A C G T\\n01 1 2 3\\n|line 3: a position with 3 numbers instead of 4",
                "ID x\\nP0 A C G T\\n01 1 2 3 4\\n03 1 2 3 4\\n|line 4: position 03 after position 1",
                "ID x\\n//\\n|line 2: motif x has no matrix",
                "<MEME><motif>|line 1: a motif has no name",
                "<MEME><motif name='x'></MEME>|line 1: is not well-formed XML",
                "<MEME><motif name='x'><pos A='1' C='0' G='0'/>|line 1: a position lacks a letter",
                "<MEME>\\n<motif name='x'><pos A='1' C='0' G='0' T='x'/>|line 2: 'x' is not a number"
            })
    void saysWhatIsWrongAndWhere(String escaped, String message) {
        String text = escaped.replace("\\n", "\n").replace("\\t", "\t");
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("motifs.txt: ");
    }

    @Test
    void aLineOfMegabytesIsRefusedInOneShortLine() {
        for (String start : List.of("MEME version 5\n", ">x\n", "ID  x\n", MEME)) {
            assertThatThrownBy(() -> read(start + "0 ".repeat(1 << 20) + "\n"))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("has more than 131072 characters")
                    .satisfies(e ->
                            assertThat(String.valueOf(e.getMessage()).length()).isLessThan(250));
        }
        assertThatThrownBy(() -> read("\0".repeat(2 << 20))).isInstanceOf(UserException.class);
    }

    @Test
    void readsRealDatabases() {
        String data = System.getProperty("emkit.data", "");
        assumeTrue(!data.isEmpty(), "skipped: emkit.data is not set");
        Path databases = Path.of(data, "motif", "databases");
        MotifFile jaspar = MotifFile.read(
                databases.resolve("JASPAR2022_vertebrates.meme.gz").toString());
        assertThat(jaspar.motifs()).hasSize(838);
        assertThat(MotifFile.read(databases.resolve("JASPAR2022_fungi.meme.gz").toString())
                        .motifs())
                .isNotEmpty();
        MotifFile dpinteract =
                MotifFile.read(databases.resolve("dpinteract.meme.gz").toString());
        assertThat(dpinteract.motifs()).isNotEmpty();
        assertThat(dpinteract.motifs().get(0).sites()).isEqualTo(3);
        assertThat(dpinteract.motifs().get(0).eValue()).isEqualTo(.87);
    }

    @Test
    void readsFullTextOfMeme() throws IOException {
        String data = System.getProperty("emkit.data", "");
        assumeTrue(!data.isEmpty(), "skipped: emkit.data is not set");
        Path expected = Path.of(data, "motif", "meme-expected");
        MotifFile crp = MotifFile.read(
                expected.resolve("t.crp0.classic.zoops").resolve("meme.txt").toString());
        assertThat(ids(crp)).containsExactly("AWDTGTGANVTNGNTCACA", "ASGRGSMRGRAGSAT");
        assertThat(crp.motifs().get(0).alternateName()).isEqualTo("MEME-1");
        assertThat(crp.motifs().get(0).sites()).isEqualTo(17);
        assertThat(crp.motifs().get(0).matrix().width()).isEqualTo(19);
        try (var folders = Files.list(expected)) {
            for (Path each :
                    folders.filter(f -> Files.exists(f.resolve("meme.txt"))).toList()) {
                assertThat(MotifFile.read(each.resolve("meme.txt").toString()).motifs())
                        .as(each.toString())
                        .isNotEmpty();
            }
        }
    }

    private static List<String> ids(MotifFile file) {
        return file.motifs().stream().map(KnownMotif::id).toList();
    }

    /** @param text with ^ for the end of a line */
    private MotifFile read(String text) throws IOException {
        return MotifFile.read(Files.writeString(folder.resolve("motifs.txt"), text.replace('^', '\n'))
                .toString());
    }
}
