package org.emkit.io;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.emkit.UserException;
import org.emkit.alignment.Transcriptome;

/**
 * How transcript names are shortened before they are compared and reported.
 *
 * @param gencode       whether a name ends before its first {@code |}
 * @param ignoreVersion whether a version, a dot and digits at the end, is cut off (after {@code gencode})
 */
public record TranscriptNames(boolean gencode, boolean ignoreVersion) {
    private static final Pattern VERSION = Pattern.compile("\\.[0-9]+$");

    /** Names as they are. */
    public static final TranscriptNames WHOLE = new TranscriptNames(false, false);

    /** @return the name, shortened; never empty where the name is not */
    public String of(String name) {
        int bar = name.indexOf('|');
        String cut = gencode && bar > 0 ? name.substring(0, bar) : name;
        String bare = ignoreVersion ? VERSION.matcher(cut).replaceFirst("") : cut;
        return bare.isEmpty() ? cut : bare;
    }

    /**
     * Shortens all names.
     *
     * @param file where they come from, for messages
     * @throws UserException where two transcripts end up with one name
     */
    public Transcriptome of(Transcriptome transcriptome, String file) {
        if (!gencode && !ignoreVersion) {
            return transcriptome;
        }
        String[] names = new String[transcriptome.size()];
        Map<String, String> from = new HashMap<>();
        for (int t = 0; t < names.length; t++) {
            names[t] = of(transcriptome.name(t));
            String other = from.put(names[t], transcriptome.name(t));
            if (other != null) {
                throw new UserException(
                        other + " and " + transcriptome.name(t) + " are both named " + names[t] + " once cut",
                        file,
                        "leave out " + options());
            }
        }
        return new Transcriptome(names, transcriptome.lengths());
    }

    /** @return the options that ask for this, as a user gives them */
    String options() {
        if (gencode && ignoreVersion) {
            return "--gencode and --ignore-version";
        }
        return gencode ? "--gencode" : "--ignore-version";
    }
}
