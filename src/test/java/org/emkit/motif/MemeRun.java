package org.emkit.motif;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.SequenceSet;

/**
 * A run of MEME 5.5.8 whose text is at hand, with the sequences it searched.
 *
 * @param name       of the folder
 * @param text       what it wrote
 * @param sequences  what it read
 */
record MemeRun(String name, MemeText text, SequenceSet sequences) {
    /** Names that the commands use → files in the folder of sets. */
    private static final Map<String, String> FILES =
            Map.of("Gm12878.CTCF.top500.w200.u.fa", "ctcf_top500.fa.gz", "JunD.u.fa", "jund.fa");

    private static Path data() {
        String data = System.getProperty("emkit.data", "");
        assumeTrue(!data.isEmpty(), "emkit.data is not set: no real data");
        return Path.of(data, "motif");
    }

    /** Names of all runs, sorted. Skips the test where there is no data. */
    static List<String> names() {
        try (Stream<Path> all = Files.list(data().resolve("meme-expected"))) {
            return all.map(folder -> folder.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MemeRun read(String name) {
        MemeText text =
                MemeText.read(data().resolve("meme-expected").resolve(name).resolve("meme.txt"));
        String file = Stream.of(text.command().split(" "))
                .filter(word -> word.matches(".*\\.(s|fa|fasta)"))
                .findFirst()
                .orElseThrow();
        SequenceSet set =
                MemeText.fasta(data().resolve("sets").resolve(FILES.getOrDefault(file, file)), text.alphabet());
        return new MemeRun(name, text, set);
    }

    /** Letter frequencies as MEME held them. */
    double[] background() {
        boolean bothStrands = text.strands() == 2;
        if (text.has("-bfile")) {
            double[] p = fromFile(data().resolve("sets").resolve(text.option("-bfile")));
            return bothStrands ? MemeEvaluator.averaged(p) : p;
        }
        long[] counts = new long[text.alphabet().size()];
        for (byte code : sequences.codes()) {
            if (code < counts.length) {
                counts[code]++;
            }
        }
        double[] p = MemeEvaluator.addOne(counts);
        return bothStrands ? MemeEvaluator.averaged(p) : p;
    }

    private static double[] fromFile(Path path) {
        double[] p = new double[4];
        try {
            for (String line : Files.readAllLines(path)) {
                if (line.matches("[A-Za-z]\\s.*")) {
                    p[Alphabet.DNA.code(line.charAt(0))] = Double.parseDouble(line.substring(2));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return p;
    }

    /** Whether motifs are palindromes. */
    boolean isPalindrome() {
        return text.has("-pal");
    }

    /** Whether a site may lie on two strands. */
    boolean eitherStrand() {
        return text.strands() == 2 && !isPalindrome();
    }

    /** What MEME would print for an alignment of these sequences. */
    MemeEvaluator evaluator() {
        int[] lengths = new int[sequences.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = sequences.length(i);
        }
        return new MemeEvaluator(background(), lengths, text.model(), eitherStrand());
    }

    /** Letters at the sites of a motif, as MEME counts them, shape [width · |A|]. */
    double[] counts(MemeText.Printed motif) {
        double[] counts = motif.counts(text.alphabet());
        return isPalindrome() ? MemeEvaluator.palindrome(counts) : counts;
    }
}
