package org.emkit.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a run of quantification tells of how it was made, in the files of metadata that emkit, and in part salmon, leave
 * beside its tables. It is for the eye of a user alone: a file that is missing or damaged tells nothing, and no more.
 *
 * @param converged whether the estimate converged; true where that is not told
 * @param facts     what samples of one study should have in common: what it is → how it was here, both in words
 */
public record RunMetadata(boolean converged, Map<String, String> facts) {
    private static final String META = "aux_info/meta_info.json";
    private static final String RUN = "run.json";
    private static final String SETTINGS = "/settings/";
    /** May well differ: they are of each library, lead to the same optimum, or concern replicates alone. */
    private static final Set<String> OF_EACH_RUN = Set.of(
            "library_type",
            "fragment_mean",
            "fragment_sd",
            "method",
            "tolerance_nats",
            "max_updates",
            "bootstraps",
            "first_bootstrap",
            "seed");

    /** What stands for null. */
    private static final String NOT_SET = "not set";

    private static final int DIGITS = 8;

    public RunMetadata {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** Reads what there is in a folder of results. */
    public static RunMetadata read(Path folder) {
        Map<String, String> meta = fields(folder.resolve(META));
        meta.values().removeIf(NOT_SET::equals);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("program", program(meta));
        facts.put("method", method(meta.getOrDefault("/opt_type", "")));
        facts.put("library type", meta.getOrDefault("/library_types", ""));
        String digest = meta.getOrDefault("/index_seq_hash", "");
        facts.put("sequences of transcripts (SHA-256)", digest.substring(0, Math.min(DIGITS, digest.length())));
        fields(folder.resolve(RUN)).forEach((path, value) -> {
            String setting = path.startsWith(SETTINGS) ? path.substring(SETTINGS.length()) : "";
            if (!setting.isEmpty() && !OF_EACH_RUN.contains(setting)) {
                facts.put("setting " + setting, value);
            }
        });
        facts.values().removeIf(String::isEmpty);
        return new RunMetadata(!meta.getOrDefault("/em_converged", "true").equals("false"), facts);
    }

    private static String program(Map<String, String> meta) {
        if (meta.containsKey("/generator")) { // where salmon_version is there too, it is for readers that insist on it
            return meta.get("/generator") + " " + meta.getOrDefault("/generator_version", "");
        }
        return meta.containsKey("/salmon_version") ? "salmon " + meta.get("/salmon_version") : "";
    }

    private static String method(String code) {
        return switch (code) {
            case "em" -> "maximum likelihood";
            case "vb" -> "variational Bayes";
            default -> code;
        };
    }

    /** @return pointer to each scalar, as of RFC 6901 → its text; those of an array are one, parted by commas */
    private static Map<String, String> fields(Path file) {
        if (!Files.isRegularFile(file)) {
            return new LinkedHashMap<>();
        }
        Map<String, String> found = new LinkedHashMap<>();
        try (InputStream bytes = Files.newInputStream(file);
                JsonParser json = new JsonFactory().createParser(bytes)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token.isScalarValue()) {
                    JsonPointer pointer = json.getParsingContext().pathAsPointer();
                    JsonPointer of = json.getParsingContext().inArray() ? pointer.head() : pointer;
                    found.merge(
                            String.valueOf(of),
                            token == JsonToken.VALUE_NULL ? NOT_SET : json.getText(),
                            (one, next) -> one + ", " + next);
                }
            }
            return found;
        } catch (IOException e) {
            return new LinkedHashMap<>(); // see above
        }
    }
}
