package org.emkit.motif;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.SequenceSetBuilder;

/**
 * What tests need of a text that MEME wrote: settings, and the motifs with the letters of their sites.
 *
 * @param command  as given to MEME
 * @param alphabet of the sequences
 * @param model    how many sites a sequence holds
 * @param strands  one or two
 * @param motifs   in their order
 */
record MemeText(String command, Alphabet alphabet, SiteModel model, int strands, List<Printed> motifs) {
    private static final Pattern HEADER =
            Pattern.compile("^MOTIF (\\S+) MEME-\\d+\\s+width =\\s+(\\d+)\\s+sites =\\s+(\\d+)\\s+llr = (\\S+)"
                    + "\\s+E-value = (\\S+).*");
    private static final Pattern BLOCK = Pattern.compile("^.* \\(\\s*\\d+\\) (\\S+)\\s+\\S+\\s*$");

    /** A motif as printed. */
    record Printed(
            String consensus, int width, int sites, String logLikelihoodRatio, String eValue, List<String> words) {
        /** Letters at each position, shape [width · |A|]. */
        double[] counts(Alphabet alphabet) {
            double[] counts = new double[width * alphabet.size()];
            for (String word : words) {
                for (int k = 0; k < width; k++) {
                    int code = alphabet.code(word.charAt(k));
                    if (code < alphabet.size()) {
                        counts[k * alphabet.size() + code]++;
                    }
                }
            }
            return counts;
        }

        /** ln of the E-value. */
        double logE() {
            int e = eValue.indexOf('e');
            return Math.log(Double.parseDouble(eValue.substring(0, e)))
                    + Integer.parseInt(eValue.substring(e + 1)) * Math.log(10);
        }
    }

    boolean has(String option) {
        return Arrays.asList(command.split(" ")).contains(option);
    }

    String option(String name) {
        List<String> words = Arrays.asList(command.trim().split(" +"));
        return words.get(words.indexOf(name) + 1);
    }

    static MemeText read(Path path) {
        try {
            return parse(Files.readAllLines(path, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MemeText parse(List<String> lines) {
        String command = "";
        String letters = "";
        String model = "";
        String strands = "+";
        List<Printed> motifs = new ArrayList<>();
        for (String line : lines) {
            Matcher header = HEADER.matcher(line);
            Matcher block = BLOCK.matcher(line);
            if (line.startsWith("command:")) {
                command = line.substring(8).trim();
            } else if (line.startsWith("ALPHABET=")) {
                letters = line.substring(9).trim();
            } else if (line.startsWith("model:")) {
                model = line.replaceAll(".*mod=\\s+(\\S+).*", "$1");
            } else if (line.startsWith("strands:")) {
                strands = line.substring(8).trim();
            } else if (header.matches()) {
                int width = Integer.parseInt(header.group(2));
                int sites = Integer.parseInt(header.group(3));
                motifs.add(new Printed(
                        header.group(1), width, sites, header.group(4), header.group(5), new ArrayList<>()));
            } else if (block.matches()) {
                motifs.get(motifs.size() - 1).words().add(block.group(1));
            }
        }
        return new MemeText(
                command,
                letters.length() > 4 ? Alphabet.PROTEIN : Alphabet.DNA,
                SiteModel.valueOf(model.toUpperCase(java.util.Locale.ROOT)),
                strands.contains("-") ? 2 : 1,
                motifs);
    }

    /** Reads a FASTA, plain or compressed, by the simplest code there is. */
    static SequenceSet fasta(Path path, Alphabet alphabet) {
        SequenceSetBuilder set = new SequenceSetBuilder(alphabet);
        try (InputStream file = Files.newInputStream(path);
                BufferedReader reader = new BufferedReader(new InputStreamReader(
                        path.toString().endsWith(".gz") ? new GZIPInputStream(file) : file, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith(">")) {
                    set.begin(set.size() + ":" + line.substring(1).trim());
                } else {
                    set.add(line.replaceAll("\\s", ""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return set.build();
    }
}
