package org.emkit.report;

import java.io.IOException;
import java.util.List;
import org.emkit.matrix.Consensus;
import org.emkit.matrix.KnownMotif;
import org.emkit.matrix.MotifFormat;
import org.emkit.matrix.PositionProbabilityMatrix;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.jspecify.annotations.Nullable;

/** Writes motifs in the formats that other programs read. Where the number of sites is not known, it is said to be 100. */
public final class MotifText {
    /** A row of probabilities in MEME's formats has so many digits. */
    static final int DIGITS = 6;

    private static final int UNKNOWN_SITES = 100;

    /** HOMER's programs give letters that were not seen no less. */
    private static final double LEAST_OF_HOMER = 0.001;

    private static final double SHARE_OF_BEST_SCORE = 0.8;

    private MotifText() {}

    /**
     * Writes motifs.
     *
     * @param format     any but XML
     * @param motifs     of one alphabet
     * @param background letters outside motifs, of which those without context are told; null: all alike
     * @param bothStrands whether motifs are sought on both strands: MEME's format tells it
     */
    public static void write(
            MotifFormat format,
            List<KnownMotif> motifs,
            @Nullable BackgroundModel background,
            boolean bothStrands,
            Appendable out)
            throws IOException {
        Alphabet alphabet =
                motifs.isEmpty() ? Alphabet.DNA : motifs.get(0).matrix().alphabet();
        BackgroundModel letters = background == null ? BackgroundModel.uniform(alphabet) : background;
        switch (format) {
            case MEME -> writeMeme(motifs, letters, bothStrands, out);
            case JASPAR -> {
                for (KnownMotif each : motifs) {
                    jaspar(each, out);
                }
            }
            case TRANSFAC -> {
                for (KnownMotif each : motifs) {
                    transfac(each, out);
                }
            }
            case HOMER -> {
                for (KnownMotif each : motifs) {
                    homer(each, out);
                }
            }
            case XML -> throw new IllegalArgumentException("XML tells of a search");
        }
    }

    /** MEME's minimal format, in the dialect that all its readers understand. */
    private static void writeMeme(
            List<KnownMotif> motifs, BackgroundModel background, boolean bothStrands, Appendable out)
            throws IOException {
        memeHead(background, bothStrands, out);
        for (KnownMotif motif : motifs) {
            out.append("MOTIF ").append(word(motif.id()));
            if (!motif.alternateName().isEmpty()) {
                out.append(' ').append(word(motif.alternateName()));
            }
            out.append('\n');
            String e = motif.eValue() > 0 ? Decimals.scientificOfLog(StrictMath.log(motif.eValue())) : "0";
            probabilityMatrix(motif.matrix(), sites(motif), e, out);
        }
    }

    static void memeHead(BackgroundModel background, boolean bothStrands, Appendable out) throws IOException {
        Alphabet alphabet = background.alphabet();
        out.append("MEME version 5\n\nALPHABET= ").append(alphabet.letters()).append("\n\n");
        if (alphabet.isComplementable()) {
            out.append(bothStrands ? "strands: + -\n\n" : "strands: +\n\n");
        }
        out.append("Background letter frequencies\n");
        backgroundLine(background, out);
    }

    /** One line of letters and their frequencies, and an empty one, which ends the list for those who look for its end. */
    static void backgroundLine(BackgroundModel background, Appendable out) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int a = 0; a < background.alphabet().size(); a++) {
            line.append(a == 0 ? "" : " ")
                    .append(background.alphabet().letter(a))
                    .append(' ');
            Decimals.fixed(line, background.probability(a), DIGITS);
        }
        out.append(line).append("\n\n");
    }

    /** Keys in the order, and with the blanks, by which readers find them; then rows; then an empty line. */
    static void probabilityMatrix(PositionProbabilityMatrix matrix, long sites, String eValue, Appendable out)
            throws IOException {
        int letters = matrix.alphabet().size();
        StringBuilder text = new StringBuilder("letter-probability matrix: alength= ")
                .append(letters)
                .append(" w= ")
                .append(matrix.width())
                .append(" nsites= ")
                .append(sites)
                .append(" E= ")
                .append(eValue)
                .append('\n');
        for (int k = 0; k < matrix.width(); k++) {
            for (int a = 0; a < letters; a++) {
                text.append(a == 0 ? "" : " ");
                Decimals.fixed(text, matrix.probability(k, a), DIGITS);
            }
            text.append('\n');
        }
        out.append(text).append('\n');
    }

    private static long sites(KnownMotif motif) {
        return motif.sites() > 0 ? Math.max(1, Math.round(motif.sites())) : UNKNOWN_SITES;
    }

    private static void jaspar(KnownMotif motif, Appendable out) throws IOException {
        PositionProbabilityMatrix matrix = motif.matrix();
        StringBuilder text = new StringBuilder(">").append(word(motif.id()));
        if (!motif.alternateName().isEmpty()) {
            text.append(' ').append(word(motif.alternateName()));
        }
        text.append('\n');
        for (int a = 0; a < matrix.alphabet().size(); a++) {
            text.append(matrix.alphabet().letter(a)).append(" [");
            for (int k = 0; k < matrix.width(); k++) {
                text.append(' ').append(count(motif, k, a));
            }
            text.append(" ]\n");
        }
        out.append(text);
    }

    private static void transfac(KnownMotif motif, Appendable out) throws IOException {
        PositionProbabilityMatrix matrix = motif.matrix();
        String name = motif.alternateName().isEmpty() ? motif.id() : motif.alternateName();
        StringBuilder text = new StringBuilder("AC  ").append(word(motif.id()));
        text.append("\nXX\nID  ").append(word(name)).append("\nXX\nP0");
        for (int a = 0; a < matrix.alphabet().size(); a++) {
            text.append("  ").append(matrix.alphabet().letter(a));
        }
        text.append('\n');
        String consensus = Consensus.of(matrix);
        for (int k = 0; k < matrix.width(); k++) {
            text.append(k < 9 ? "0" : "").append(k + 1);
            for (int a = 0; a < matrix.alphabet().size(); a++) {
                text.append("  ").append(count(motif, k, a));
            }
            text.append("  ").append(consensus.charAt(k)).append('\n');
        }
        out.append(text).append("XX\n//\n");
    }

    /** @return sites with that letter, whole where they are but for rounding */
    private static String count(KnownMotif motif, int position, int code) {
        double count = motif.matrix().probability(position, code) * sites(motif);
        double whole = Math.rint(count);
        StringBuilder text = new StringBuilder();
        if (Math.abs(count - whole) < 1e-3) {
            Decimals.shortest(text, whole);
        } else {
            Decimals.fixed(text, count, DIGITS);
        }
        return text.toString();
    }

    /** The threshold, in nats against letters all alike, is {@value #SHARE_OF_BEST_SCORE} of the best possible score. */
    private static void homer(KnownMotif motif, Appendable out) throws IOException {
        PositionProbabilityMatrix matrix = motif.matrix();
        int letters = matrix.alphabet().size();
        double best = 0;
        StringBuilder rows = new StringBuilder();
        for (int k = 0; k < matrix.width(); k++) {
            double most = 0;
            for (int a = 0; a < letters; a++) {
                double p = matrix.probability(k, a);
                most = Math.max(most, p);
                rows.append(a == 0 ? "" : "\t");
                Decimals.fixed(rows, p, DIGITS);
            }
            rows.append('\n');
            best += StrictMath.log(Math.max(most, LEAST_OF_HOMER) * letters);
        }
        StringBuilder head = new StringBuilder(">")
                .append(Consensus.of(matrix))
                .append('\t')
                .append(word(motif.id()))
                .append('\t');
        Decimals.fixed(head, SHARE_OF_BEST_SCORE * best, DIGITS);
        if (motif.eValue() > 0) {
            head.append('\t');
            Decimals.fixed(head, StrictMath.log(motif.eValue()), DIGITS);
        }
        out.append(head).append('\n').append(rows);
    }

    /** @return the name without what ends a name in one of the formats */
    static String word(String name) {
        String plain = name.strip().replaceAll("[\\s\\p{Cntrl}=]+", "_");
        return plain.startsWith(">") ? "_" + plain.substring(1) : plain;
    }
}
