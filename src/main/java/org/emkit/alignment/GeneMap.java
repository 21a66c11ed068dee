package org.emkit.alignment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which gene each transcript belongs to. Immutable. */
public final class GeneMap {
    private final Map<String, String> geneOf;

    /** @param geneOf transcript name → gene name */
    public GeneMap(Map<String, String> geneOf) {
        this.geneOf = new LinkedHashMap<>(geneOf);
    }

    /** @return the transcript's gene, or null where the map has none */
    public @Nullable String geneOf(String transcriptName) {
        return geneOf.get(transcriptName);
    }

    /** @return number of transcripts in the map */
    public int size() {
        return geneOf.size();
    }
}
