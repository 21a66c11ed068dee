package org.emkit.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** DNA sequences with sites of motifs planted into them, and the truth. The same seed gives the same letters everywhere. */
public final class PlantedMotifs {
    private static final String LETTERS = "ACGT";
    private static final double[] BACKGROUND = {0.3, 0.2, 0.2, 0.3};

    /**
     * A motif to plant.
     *
     * @param name   for the truth
     * @param word   most frequent letters; N is any letter
     * @param purity probability of the letter in the word at each position; the others share the rest
     * @param share  of the sequences that have one site
     */
    public record Motif(String name, String word, double purity, double share) {}

    /** Where a site was put: 0-based start on the forward strand. */
    public record Planted(int sequence, int start, char strand, String motif, String site) {}

    /** The motifs of test-data/motif/planted. */
    public static final List<Motif> TWO =
            List.of(new Motif("first", "TGACGTGGCAAC", 0.9, 0.75), new Motif("second", "GGATTACCT", 0.92, 0.5));

    private final SplittableRandom random;
    private final List<Planted> truth = new ArrayList<>();

    /** @param seed of everything */
    public PlantedMotifs(long seed) {
        random = new SplittableRandom(seed);
    }

    /** @return where sites were planted, in that order */
    public List<Planted> truth() {
        return List.copyOf(truth);
    }

    /** @return so many letters of the background */
    public byte[] background(int length) {
        byte[] letters = new byte[length];
        for (int k = 0; k < length; k++) {
            letters[k] = (byte) LETTERS.charAt(draw(BACKGROUND));
        }
        return letters;
    }

    private int draw(double[] probability) {
        double left = random.nextDouble();
        int letter = 0;
        while (letter < 3 && left >= probability[letter]) {
            left -= probability[letter++];
        }
        return letter;
    }

    /** @return sequences, of which some have one site of each motif, on either strand; sites do not overlap */
    public List<byte[]> sequences(int count, int length, List<Motif> motifs) {
        List<byte[]> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            byte[] letters = background(length);
            boolean[] taken = new boolean[length];
            for (Motif motif : motifs) {
                if (random.nextDouble() < motif.share()) {
                    int start = random.nextInt(length - motif.word().length() + 1);
                    while (isTaken(taken, start, motif.word().length())) {
                        start = random.nextInt(length - motif.word().length() + 1);
                    }
                    plant(i, letters, start, motif, taken);
                }
            }
            all.add(letters);
        }
        return all;
    }

    private static boolean isTaken(boolean[] taken, int start, int width) {
        for (int k = start; k < start + width; k++) {
            if (taken[k]) {
                return true;
            }
        }
        return false;
    }

    /** Puts a site of the motif there, on a strand that is drawn. */
    private void plant(int sequence, byte[] letters, int start, Motif motif, boolean[] taken) {
        StringBuilder site = new StringBuilder();
        for (int k = 0; k < motif.word().length(); k++) {
            char letter = motif.word().charAt(k);
            if (letter == 'N') {
                site.append(LETTERS.charAt(draw(BACKGROUND)));
            } else if (random.nextDouble() < motif.purity()) {
                site.append(letter);
            } else {
                site.append(LETTERS.charAt((LETTERS.indexOf(letter) + 1 + random.nextInt(3)) % 4));
            }
        }
        boolean forward = random.nextBoolean();
        for (int k = 0; k < site.length(); k++) {
            char letter = site.charAt(forward ? k : site.length() - 1 - k);
            letters[start + k] = (byte) (forward ? letter : LETTERS.charAt(3 - LETTERS.indexOf(letter)));
            taken[start + k] = true;
        }
        truth.add(new Planted(sequence, start, forward ? '+' : '-', motif.name(), site.toString()));
    }

    /** Makes what test-data/motif/planted holds. */
    public static void writePlanted(Path folder) throws IOException {
        Files.createDirectories(folder);
        PlantedMotifs planted = new PlantedMotifs(11);
        writeFasta(folder.resolve("sequences.fa"), "seq", planted.sequences(60, 200, TWO), 100);
        try (PrintStream truth = lines(folder.resolve("truth.tsv"))) {
            truth.print("sequence\tstart\tstrand\tmotif\tsite\n");
            for (Planted each : planted.truth()) {
                truth.printf(
                        "seq%d\t%d\t%c\t%s\t%s\n",
                        each.sequence() + 1, each.start() + 1, each.strand(), each.motif(), each.site());
            }
        }
        writeGenome(folder);
        writeKnown(folder.resolve("known.jaspar"));
    }

    /** A database of 60 motifs, the planted ones among them, as counts of a hundred sites. */
    private static void writeKnown(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(13);
        try (PrintStream out = lines(file)) {
            for (int m = 1; m <= 60; m++) {
                Motif motif = m == 17 ? TWO.get(0) : m == 42 ? TWO.get(1) : made(random);
                out.printf(">EM%04d.1\t%s\n", m, motif.name());
                int[][] count = new int[motif.word().length()][4];
                for (int k = 0; k < count.length; k++) {
                    for (int site = 0; site < 100; site++) {
                        int letter = LETTERS.indexOf(motif.word().charAt(k));
                        count[k][
                                random.nextDouble() < motif.purity() ? letter : (letter + 1 + random.nextInt(3)) % 4]++;
                    }
                }
                for (int a = 0; a < 4; a++) {
                    out.print(LETTERS.charAt(a) + "  [");
                    for (int[] column : count) {
                        out.printf(" %2d", column[a]);
                    }
                    out.print(" ]\n");
                }
            }
        }
    }

    private static Motif made(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        int width = random.nextInt(7, 15);
        while (word.length() < width) {
            word.append(LETTERS.charAt(random.nextInt(4)));
        }
        return new Motif(word.toString().toLowerCase(Locale.ROOT), word.toString(), 0.85, 0);
    }

    /** A genome of three chromosomes with a site of the first motif at the summit of most of 50 peaks. */
    private static void writeGenome(Path folder) throws IOException {
        PlantedMotifs planted = new PlantedMotifs(12);
        int[] length = {12_000, 7_000, 3_000};
        Map<Integer, byte[]> chromosomes = new HashMap<>();
        StringBuilder peaks = new StringBuilder();
        int number = 0;
        for (int c = 0; c < length.length; c++) {
            byte[] letters = planted.background(length[c]);
            chromosomes.put(c, letters);
            for (int at = 200; at + 200 < length[c]; at += 430) {
                int summit = at + planted.random.nextInt(150);
                int start = Math.max(0, summit - 60 - planted.random.nextInt(40));
                int end = summit + 60 + planted.random.nextInt(40);
                if (planted.random.nextDouble() < 0.85) {
                    int site = summit - 6 + planted.random.nextInt(21) - 10;
                    planted.plant(number, letters, site, TWO.get(0), new boolean[length[c]]);
                }
                peaks.append("chr")
                        .append(c + 1)
                        .append('\t')
                        .append(start)
                        .append('\t')
                        .append(end);
                peaks.append("\tpeak")
                        .append(++number)
                        .append("\t0\t.\t10\t5\t3\t")
                        .append(summit - start)
                        .append('\n');
            }
        }
        Files.writeString(folder.resolve("peaks.narrowPeak"), peaks, US_ASCII);
        writeFasta(
                folder.resolve("genome.fa"),
                "chr",
                List.of(chromosomes.get(0), chromosomes.get(1), chromosomes.get(2)),
                80);
    }

    /** Writes sequences named by a prefix and their number from 1. */
    public static void writeFasta(Path file, String prefix, List<byte[]> sequences, int lineLength) throws IOException {
        try (PrintStream out = lines(file)) {
            for (int i = 0; i < sequences.size(); i++) {
                out.print(">" + prefix + (i + 1) + "\n");
                byte[] letters = sequences.get(i);
                for (int k = 0; k < letters.length; k += lineLength) {
                    out.write(letters, k, Math.min(lineLength, letters.length - k));
                    out.write('\n');
                }
            }
        }
    }

    private static PrintStream lines(Path file) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        return new PrintStream(new BufferedOutputStream(out, 1 << 16), false, US_ASCII);
    }

    /**
     * Words are {@code planted FOLDER} (test-data/motif/planted), or {@code FILE COUNT LENGTH SEED}: so many sequences with
     * the same two motifs.
     */
    public static void main(String[] words) throws IOException {
        if (words.length == 2 && words[0].equals("planted")) {
            writePlanted(Path.of(words[1]));
        } else if (words.length == 4) {
            int count = Integer.parseInt(words[1]);
            List<byte[]> sequences =
                    new PlantedMotifs(Long.parseLong(words[3])).sequences(count, Integer.parseInt(words[2]), TWO);
            writeFasta(Path.of(words[0]), "seq", sequences, 100);
        } else {
            throw new IllegalArgumentException("planted FOLDER, or FILE COUNT LENGTH SEED");
        }
    }
}
