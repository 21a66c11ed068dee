package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.emkit.io.MotifFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MotifCommandTest {
    private static final String SET = MotifRunner.PLANTED + "sequences.fa";
    private static final String[] FIRST = {"--width", "12", "--motifs", "1", "--no-held-out"};

    @TempDir
    Path folder;

    private MotifRunner runner = new MotifRunner(Path.of(""));

    @BeforeEach
    void makeRunner() {
        runner = new MotifRunner(folder);
    }

    private Path run(String... more) {
        String[] words = new String[more.length + FIRST.length];
        System.arraycopy(more, 0, words, 0, more.length);
        System.arraycopy(FIRST, 0, words, more.length, FIRST.length);
        return runner.run(words);
    }

    /** README's first example: both motifs, and nine in ten of their sites where they were planted. */
    @Test
    void findsWhatWasPlanted() throws IOException {
        Path out = runner.run(SET, "--min-width", "8", "--max-width", "13", "--motifs", "2", "--folds", "3");
        MotifFile motifs = MotifFile.read(out.resolve("motifs.meme").toString());
        assertThat(motifs.motifs()).hasSize(2);
        Set<String> found = new HashSet<>();
        for (String[] site : table(out.resolve("sites.tsv"))) {
            found.add(site[2] + " " + (Integer.parseInt(site[3]) + Integer.parseInt(site[4])) / 2);
        }
        int planted = 0;
        int met = 0;
        for (String[] site : table(Path.of(MotifRunner.PLANTED, "truth.tsv"))) {
            int centre = Integer.parseInt(site[1]) + site[4].length() / 2;
            planted++;
            for (int at = centre - 2; at <= centre + 2; at++) {
                if (found.contains(site[0] + " " + at)) {
                    met++;
                    break;
                }
            }
        }
        assertThat(met).isGreaterThan(planted * 8 / 10);
        assertThat(found.size() - met).isLessThan(8);
        assertThat(runner.said())
                .startsWith("emkit motif: motifs\n")
                .contains("60, 12 000 letters of DNA")
                .contains("2 significant");
    }

    @Test
    void sitesOfRegionsAreWhereTheyAreInTheGenome() throws IOException {
        Path genome = Files.copy(Path.of(MotifRunner.PLANTED, "genome.fa"), folder.resolve("genome.fa"));
        Path out = run("--genome", genome.toString(), "--regions", MotifRunner.PLANTED + "peaks.narrowPeak");
        assertThat(folder.resolve("genome.fa.fai")).exists();
        String letters = Files.readString(genome)
                .replaceAll("(?s)>chr2.*", "")
                .replace(">chr1", "")
                .replace("\n", "");
        int checked = 0;
        for (String[] site : table(out.resolve("sites.tsv"))) {
            if (site[10].equals("chr1") && site[13].equals("+")) {
                String there = letters.substring(Integer.parseInt(site[11]) - 1, Integer.parseInt(site[12]));
                assertThat(site[9]).isEqualTo(there);
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(5);
        assertThat(Files.readAllLines(out.resolve("sites.bed")))
                .hasSizeGreaterThan(25)
                .first()
                .asString()
                .startsWith("chr1\t");
    }

    @Test
    void namesMayBePlaces() throws IOException {
        StringBuilder fasta = new StringBuilder();
        int number = 0;
        for (String part : Files.readString(Path.of(SET)).substring(1).split("\n>", -1)) {
            String letters = part.substring(part.indexOf('\n')).replace("\n", "");
            int start = 1000 * number++;
            fasta.append(">chr1:" + start + "-" + (start + letters.length()) + "\n" + letters + "\n");
        }
        Path file = Files.writeString(folder.resolve("places.fa"), fasta);
        Path out = run(file.toString(), "--header-coords");
        List<String> bed = Files.readAllLines(out.resolve("sites.bed"));
        assertThat(bed).hasSizeGreaterThan(25).allMatch(line -> line.startsWith("chr1\t"));
        for (String[] site : table(out.resolve("sites.tsv"))) {
            int from = Integer.parseInt(site[2].substring(5, site[2].indexOf('-')));
            assertThat(Integer.parseInt(site[11])).isEqualTo(from + Integer.parseInt(site[3]));
        }
    }

    @Test
    void controlsMayBeRegions() throws IOException {
        Path genome = Files.copy(Path.of(MotifRunner.PLANTED, "genome.fa"), folder.resolve("genome.fa"));
        Path between = Files.writeString(folder.resolve("between.bed"), "chr1\t1000\t9000\nchr2\t100\t6000\n");
        Path out = run(
                "--genome",
                genome.toString(),
                "--regions",
                MotifRunner.PLANTED + "peaks.narrowPeak",
                "--control",
                between.toString(),
                "--background",
                "1");
        assertThat(MotifRunner.text(out, "run.json"))
                .contains("\"folds\": 5")
                .contains("\"controls_given\": true")
                .contains("\"controls\": {\n    \"sequences\": 2,\n    \"letters\": 200,")
                .contains("\"order\": 1");
        assertThat(runner.said())
                .startsWith("emkit: note: " + genome + ": no index; made one beside it\nemkit motif: ")
                .doesNotContain("no index that is newer");
        assertThat(runner.said()).containsPattern("\n  controls +2, 200 letters of DNA\n");
        assertThat(Files.readString(out.resolve("meme.txt"))).contains("CONTROL SEQUENCES= " + between);
    }

    @Test
    void whatIsOddIsTold() throws IOException {
        Path odd = Files.writeString(
                folder.resolve("odd.fa"),
                Files.readString(Path.of(SET)) + ">seq1\nACGT\n>empty\n>wild\nNNNNNNNNNNNNNNNN\n");
        run(odd.toString(), "--quiet");
        assertThat(runner.said().lines())
                .hasSize(4)
                .allMatch(line -> line.startsWith("emkit: warning: "))
                .anyMatch(line -> line.contains("1 sequence have no letters and are left out: empty")
                        || line.contains("left out: empty"))
                .anyMatch(line -> line.contains("got a suffix: seq1_2"))
                .anyMatch(line -> line.contains("shorter than the narrowest motif"));
    }

    @Test
    void filesOfEveryFormatAreReadBack() throws IOException {
        Path out = run(SET, "--format", "jaspar,homer", "--format", "transfac");
        for (String name : List.of("motifs.jaspar", "motifs.homer", "motifs.transfac", "meme.txt", "meme.xml")) {
            MotifFile file = MotifFile.read(out.resolve(name).toString());
            assertThat(file.motifs()).as(name).hasSize(1);
            assertThat(file.motifs().get(0).id()).as(name).startsWith("1-");
            assertThat(file.motifs().get(0).matrix().width()).as(name).isEqualTo(12);
        }
    }

    @Test
    void knownMotifsAreNamed() throws IOException {
        Path known = Files.writeString(folder.resolve("known.jaspar"), """
                >K1 planted
                A [ 0 0 9 0 0 0 0 0 0 9 9 0 ]
                C [ 0 0 0 9 0 0 0 0 9 0 0 9 ]
                G [ 0 9 0 0 9 0 9 9 0 0 0 0 ]
                T [ 9 0 0 0 0 9 0 0 0 0 0 0 ]
                >K2 other
                A [ 1 9 ]
                C [ 1 0 ]
                G [ 1 0 ]
                T [ 9 0 ]
                """);
        Path out = run(SET, "--database", known.toString());
        assertThat(table(out.resolve("matches.tsv")).get(0)[1]).isEqualTo("K1");
        assertThat(runner.said()).contains(", like K1 planted (E ");
        Path protein = Files.writeString(
                folder.resolve("protein.meme"),
                "MEME version 4\nALPHABET= ACDEFGHIKLMNPQRSTVWY\nMOTIF p\nletter-probability matrix:\n"
                        + "0.05 ".repeat(20));
        assertThat(runner.code(folder.resolve("no"), SET, "--database", protein.toString()))
                .isEqualTo(ExitCode.INPUT);
        assertThat(runner.said()).contains("holds motifs of protein, but the sequences are DNA");
    }

    /** Letters that do not pair have one strand, whatever --strands says. */
    @ParameterizedTest
    @CsvSource({"ACDEFGHIKLMNPQRSTVWY,WCHKFMYR,polypeptide_motif", "ACGU,GUUAGGCA,nucleotide_motif"})
    void proteinsAndRnaHaveOneStrand(String letters, String word, String type) throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder fasta = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            fasta.append(">s").append(i).append('\n');
            for (int k = 0; k < 50; k++) {
                fasta.append(k == 10 + i % 7 ? word : "").append(letters.charAt(random.nextInt(letters.length())));
            }
            fasta.append('\n');
        }
        Path set = Files.writeString(folder.resolve("set.fa"), fasta);
        Path out = runner.run(set.toString(), "--width", "8", "--motifs", "1", "--folds", "3");
        List<String[]> sites = table(out.resolve("sites.tsv"));
        assertThat(sites).hasSizeGreaterThan(27).allMatch(site -> site[5].equals("."));
        assertThat(sites.stream().filter(site -> site[9].equals(word))).hasSize(30);
        assertThat(MotifFile.read(out.resolve("meme.xml").toString())
                        .motifs()
                        .get(0)
                        .matrix()
                        .alphabet()
                        .letters())
                .isEqualTo(letters);
        assertThat(Files.readString(out.resolve("sites.gff3"))).contains("\t" + type + "\t");
        assertThat(Files.readString(out.resolve("motifs.meme"))).doesNotContain("strands:");
    }

    @Test
    void settingsAreKept() throws IOException {
        Path prior = Files.writeString(folder.resolve("prior"), "Mixture= 1\nAlpha= 1 1 1 1\n");
        Path out =
                run(SET, "--model", "anr", "--strands", "one", "--prior", prior.toString(), "--seed", "7", "-b", "2");
        assertThat(MotifRunner.text(out, "run.json"))
                .contains("\"model\": \"anr\"")
                .contains("\"both_strands\": false")
                .contains("\"letter_prior_given\": true")
                .contains("\"seed\": 7")
                .contains("\"order\": 2");
        assertThat(Files.readString(out.resolve("meme.txt")))
                .contains("\nstrands: +\n")
                .contains("--model anr --strands one");
        assertThat(Files.readString(out.resolve("motifs.meme"))).contains("\nstrands: +\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "!give a FASTA, or --genome and --regions",
                "SET SET!one FASTA is taken, not ",
                "SET --strands both --strands one!option '--strands' should be specified only once",
                "SET --regions x.bed --genome x.fa!give either a FASTA or --regions, not both",
                "--regions x.bed!--regions goes with --genome",
                "SET --genome x.fa!--genome goes with --regions",
                "SET --region-width 5!--region-width goes with --regions",
                "SET --width 5 --max-width 9!give either --width, or --min-width and --max-width",
                "SET --sites 5 --max-sites 9!give either --sites, or --min-sites and --max-sites",
                "SET --min-width 9 --max-width 5!the narrowest first, not 9 to 5",
                "SET --width 1!--width, --min-width and --max-width take 2 to 300 letters, not 1",
                "SET --min-width 400!--width, --min-width and --max-width take 2 to 300 letters, not 400",
                "SET --max-width 301!--max-width take 2 to 300 letters, not 301",
                "SET --motifs 0!--motifs takes a number above 0, not 0",
                "SET --sites 1!--max-sites take numbers from 2, the fewest first, not 1 to 1",
                "SET -minw 6!-minw: write --minw",
                "SET -oc out!-oc: write -o DIR",
                "SET --trim=-1!--trim takes a number of bits, 0 or above, not -1.0",
                "SET --folds 1!--folds takes a number of parts from 2, not 1",
                "SET --evalue 0!--evalue takes a number above 0, not 0.0",
                "SET --model tcm!--model takes oops, zoops or anr, not 'tcm'",
                "SET --strands two!--strands takes both or one, not 'two'",
                "SET --background 7!the background's order is 0 to 5",
                "SET --background 2 --background-order 1!give the background's order once",
                "SET --format xml!--format takes jaspar, transfac and homer, not 'xml'",
                "SET --time 0!--time takes a number of seconds above 0",
                "SET --alphabet xna!--alphabet takes dna, rna or protein, not 'xna'",
                "SET --folds 3 --no-held-out!--folds has no effect beside --no-held-out",
                "SET --alphabet dna --prior blosum!--prior blosum is for protein: take dirichlet or addone",
                "--genome g.fa --regions p.bed --prior blosum!--prior blosum is for protein: take",
                "SET --prior addone --prior-strength 2!--prior-strength goes with --prior dirichlet or blosum",
                "--genome g.fa --regions p.bed --header-coords!--header-coords goes with a FASTA",
                "- --control -!standard input ('-') can be given once",
                "SET --alphabet protein --palindrome!--palindrome is for DNA",
                "SET --modell oops!Unknown option: '--modell'"
            })
    void refusesWhatMakesNoSense(String words, String message) {
        String line = words == null ? "" : words.replace("SET", SET);
        String[] word = line.isEmpty() ? new String[0] : line.split(" ", -1);
        assertThat(runner.code(folder.resolve("out"), word)).isEqualTo(ExitCode.USAGE);
        assertThat(runner.said()).contains("emkit: error: ").contains(message);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aGenomeThatIsNotThatOfTheRegionsGetsNoIndex() throws IOException {
        Path genome = Files.writeString(folder.resolve("other.fa"), ">other\nACGTACGT\n");
        String[] word = {"--genome", genome.toString(), "--regions", MotifRunner.PLANTED + "peaks.narrowPeak"};
        assertThat(runner.code(folder.resolve("out"), word)).isEqualTo(ExitCode.INPUT);
        assertThat(runner.said()).contains("give the genome of the regions");
        assertThat(folder.resolve("other.fa.fai")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "none.fa!none.fa: cannot be read: no such file",
                "SET --control none.fa!none.fa: ",
                "SET --sites 61 --width 8!has no room for 61 sites: of 60 sequences each has one at most",
                "SET --background none.txt!none.txt: ",
                "SET --psp none.psp!none.psp: ",
                "SET --prior none.plib!none.plib: ",
                "SET --prior blosum!--prior blosum is for protein",
                "SET --psp SET!is not a probability; give numbers from 0 to 1",
                "DIR!is a folder, not a file; name a file",
                "SET --width 250!holds 0 sequences of 250 letters or more; a motif needs two or more"
            })
    void refusesWhatCannotBeUsed(String words, String message) {
        assertThat(runner.code(
                        folder.resolve("out"),
                        words.replace("SET", SET).replace("DIR", "src/test").split(" ", -1)))
                .isEqualTo(ExitCode.INPUT);
        assertThat(runner.said()).contains(message);
        assertThat(runner.said().lines()).hasSize(1);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private static List<String[]> table(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.subList(1, lines.size()).stream()
                .map(line -> line.split("\t", -1))
                .toList();
    }
}
