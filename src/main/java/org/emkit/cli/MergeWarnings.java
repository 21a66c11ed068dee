package org.emkit.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.emkit.io.RunMetadata;

/** What a user should know of samples that are joined, as far as metadata of their runs tell: a line a kind. */
final class MergeWarnings {
    private static final int SHOWN = 3;

    private MergeWarnings() {}

    /**
     * Holds runs against each other.
     *
     * @param names of samples
     * @param runs  of each sample, in the same order
     * @return lines; none where all is well
     */
    static List<String> of(List<String> names, List<RunMetadata> runs) {
        List<String> unconverged = new ArrayList<>();
        Map<String, Map<String, List<String>>> samplesByFact = new LinkedHashMap<>();
        for (int sample = 0; sample < names.size(); sample++) {
            String name = names.get(sample);
            if (!runs.get(sample).converged()) {
                unconverged.add(name);
            }
            runs.get(sample)
                    .facts()
                    .forEach((fact, value) -> samplesByFact
                            .computeIfAbsent(fact, f -> new LinkedHashMap<>())
                            .computeIfAbsent(value, v -> new ArrayList<>())
                            .add(name));
        }
        List<String> warnings = new ArrayList<>();
        if (!unconverged.isEmpty()) {
            warnings.add(unconverged.size() + " of " + names.size() + " samples did not converge: "
                    + String.join(", ", few(unconverged)));
        }
        samplesByFact.forEach((fact, samplesByValue) -> {
            if (samplesByValue.size() > 1) {
                warnings.add("samples differ in " + fact + ": " + String.join("; ", few(shown(samplesByValue))));
            }
        });
        return warnings;
    }

    private static List<String> shown(Map<String, List<String>> samplesByValue) {
        return samplesByValue.entrySet().stream()
                .map(each -> each.getKey() + " (" + String.join(", ", few(each.getValue())) + ")")
                .toList();
    }

    /** @return the first of many, and how many more there are */
    private static List<String> few(List<String> all) {
        if (all.size() <= SHOWN) {
            return all;
        }
        List<String> shown = new ArrayList<>(all.subList(0, SHOWN - 1));
        int more = all.size() - SHOWN;
        shown.add(all.get(SHOWN - 1) + " and " + more + " more");
        return shown;
    }
}
