package org.emkit.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The file {@code cmd_info.json}: each option that was given and its values; also where further results are, which
 * tximport looks up here before it reads bootstraps.
 */
public final class CmdInfo {
    private CmdInfo() {}

    /** Writes the object: one value as text, several or none as an array. */
    public static void write(Run run, Appendable out) throws IOException {
        Json.document(out, json -> {
            if (run.salmonCompatible()) {
                json.text("salmon_version", Run.SALMON_VERSION);
            }
            json.text("generator", "emkit");
            json.text("generator_version", run.version());
            for (Map.Entry<String, List<String>> option : run.options().entrySet()) {
                List<String> values = option.getValue();
                if (values.size() == 1) {
                    json.text(option.getKey(), values.get(0));
                } else {
                    json.texts(option.getKey(), values);
                }
            }
            json.text("auxDir", Run.AUX_FOLDER);
        });
    }
}
