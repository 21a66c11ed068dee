package org.emkit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code emkit motif}, each time into a folder {@code motifs} in a folder of its own. */
final class MotifRunner {
    static final String PLANTED = "test-data/motif/planted/";

    private final Path folder;
    private int runs;
    private String said = "";

    MotifRunner(Path folder) {
        this.folder = folder;
    }

    /** @return what the last run said on standard error */
    String said() {
        return said;
    }

    /** @return the exit code */
    int code(Path out, String... words) {
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of("motif"));
        all.addAll(List.of(words));
        all.addAll(List.of("-o", out.toString()));
        int code = Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err), all.toArray(String[]::new));
        said = err.toString();
        return code;
    }

    /** @return the folder with the results */
    Path run(String... words) {
        Path out = folder.resolve("run" + runs++).resolve("motifs");
        int code = code(out, words);
        if (code != 0) {
            throw new AssertionError("exit code " + code + ": " + said);
        }
        return out;
    }

    /** @return the text of a result; of run.json and the report without what differs from run to run */
    static String text(Path out, String name) throws IOException {
        String text = Files.readString(out.resolve(name));
        if (name.equals(MotifFiles.REPORT)) {
            return text.replaceFirst("(?s)<section id=\"run\".*?</section>", "");
        }
        return name.equals("run.json") ? text.replaceFirst("(?s)\"sample\".*\"settings\"", "\"settings\"") : text;
    }
}
