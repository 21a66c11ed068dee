package org.emkit.report;

import java.io.IOException;
import java.util.List;

/** The table {@code samples.tsv}: which samples there are and where from, in the columns that tximeta reads. */
public final class SampleSheet {
    private SampleSheet() {}

    /**
     * Writes a sample a line, in the order of the matrices' columns.
     *
     * @param names of samples
     * @param files that abundances were read from, as given
     */
    public static void write(List<String> names, List<String> files, Appendable out) throws IOException {
        out.append("names\tfiles\n");
        for (int s = 0; s < names.size(); s++) {
            out.append(names.get(s)).append('\t').append(files.get(s)).append('\n');
        }
    }
}
