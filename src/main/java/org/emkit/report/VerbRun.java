package org.emkit.report;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The file {@code run.json} of verbs whose results are tables: settings, inputs with their digests, and totals. Two runs
 * on the same inputs with the same settings differ in {@code sample}, {@code execution} and {@code inputs} alone.
 * (Warnings may name files, too.)
 *
 * @param run      what all runs have
 * @param verb     such as {@code scan}
 * @param settings name and value of what results depend on, in order
 * @param totals   name and value of what was counted, in order
 */
public record VerbRun(Run run, String verb, Map<String, String> settings, Map<String, Long> totals) {
    private static final int FORMAT_VERSION = 1;

    public VerbRun {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        totals = Collections.unmodifiableMap(new LinkedHashMap<>(totals));
    }

    /** Writes the object. */
    public void write(Appendable out) throws IOException {
        Json.document(out, json -> {
            json.whole("format_version", FORMAT_VERSION);
            json.object("generator", generator -> {
                generator.text("name", "emkit");
                generator.text("version", run.version());
                generator.text("verb", verb);
            });
            json.text("sample", run.sample());
            json.object("execution", execution -> RunInfo.execution(execution, run, null));
            json.objects("inputs", run.inputs(), RunInfo::input);
            json.object("settings", object -> {
                for (Map.Entry<String, String> each : settings.entrySet()) {
                    object.text(each.getKey(), each.getValue());
                }
            });
            json.object("totals", object -> {
                for (Map.Entry<String, Long> each : totals.entrySet()) {
                    object.whole(each.getKey(), each.getValue());
                }
            });
            json.texts("warnings", run.warnings());
        });
    }
}
