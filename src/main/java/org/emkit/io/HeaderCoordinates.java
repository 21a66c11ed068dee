package org.emkit.io;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.emkit.UserException;
import org.emkit.sequence.Region;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.SequenceSetBuilder;
import org.emkit.sequence.Strand;

/**
 * Where in a genome sequences lie whose names say so: {@code chr1:100-200}, with {@code (+)} or {@code (-)} where they were
 * read from one strand, after {@code name::} or not, as bedtools, samtools and UCSC write them, or
 * {@code hg38_chr1_100_200_+} as Galaxy does. Whether the first number
 * counts from 0 or from 1 is told by the sequence's length.
 */
public final class HeaderCoordinates {
    private static final int MOST_DIGITS = 9;
    private static final Pattern NAME = Pattern.compile(
            "(?:.*::)?(?<chromosome>.+):(?<from>\\d+)-(?<to>\\d+)(?:\\((?<strand>[-+.])\\))?(?:_\\d+)?");

    /** Galaxy's: genome, chromosome, from, to and strand. */
    private static final Pattern GALAXY =
            Pattern.compile("[^_]+_(?<chromosome>.+)_(?<from>\\d+)_(?<to>\\d+)_(?<strand>[-+.])(?:_\\d+)?");

    private HeaderCoordinates() {}

    /**
     * @param set  whose names are coordinates
     * @param file that it was read from, for messages
     * @return the same sequences, each with its region
     * @throws UserException where a name is none, or does not fit the length of its sequence
     */
    public static SequenceSet placed(SequenceSet set, String file) {
        SequenceSetBuilder placed = new SequenceSetBuilder(set.alphabet());
        for (int i = 0; i < set.size(); i++) {
            placed.begin(set.name(i), set.weight(i), region(set.name(i), set.length(i), file));
            for (int k = 0; k < set.length(i); k++) {
                placed.add(set.code(i, k));
            }
        }
        return placed.build();
    }

    /**
     * @param name   that is coordinates
     * @param length letters of the sequence
     * @param file   that it was read from, for messages
     * @throws UserException where the name is none, or does not fit the length
     */
    static Region region(String name, int length, String file) {
        Matcher matcher = GALAXY.matcher(name).matches() ? GALAXY.matcher(name) : NAME.matcher(name);
        if (!matcher.matches() || matcher.end("to") - matcher.start("to") > MOST_DIGITS) {
            throw new UserException(
                    "the name '" + MotifLines.shortened(name) + "' holds no coordinates",
                    file,
                    "with --header-coords names are as chr1:100-200");
        }
        long to = Long.parseLong(matcher.group("to"));
        String digits = matcher.group("from");
        long from = digits.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
        boolean fromOne = to - from + 1 == length;
        boolean fits = fromOne ? from > 0 : to - from == length;
        if (!fits) {
            throw new UserException(
                    "the coordinates of '" + MotifLines.shortened(name) + "' do not fit its " + length + " letters",
                    file,
                    "leave --header-coords out, or cut the sequences out anew");
        }
        Strand strand = "-".equals(matcher.group("strand")) ? Strand.REVERSE : Strand.FORWARD;
        return new Region(matcher.group("chromosome"), (int) (fromOne ? from - 1 : from), (int) to, strand);
    }
}
