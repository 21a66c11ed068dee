package org.emkit.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Genes of transcripts as {@code ID} and {@code Parent} of a GFF3 file tell them, whatever the order of its lines. */
final class Gff3Genes {
    /** Features that are parts of a transcript; all others are genes or transcripts where they have an ID. */
    private static final Set<String> PARTS = Set.of(
            "exon",
            "cds",
            "intron",
            "start_codon",
            "stop_codon",
            "utr",
            "five_prime_utr",
            "three_prime_utr",
            "stop_codon_redefined_as_selenocysteine",
            "polypeptide",
            "protein");

    private static final int MOST_STEPS = 16;

    private record Feature(@Nullable String parent, String name, String version, long line) {
        boolean saysTheSame(Feature other) {
            return Objects.equals(parent, other.parent) && name.equals(other.name) && version.equals(other.version);
        }
    }

    /** Takes a transcript, its gene, and the line that tells both. */
    @FunctionalInterface
    interface Sink {
        void put(String transcript, String gene, long line);
    }

    private final Map<String, Feature> features = new LinkedHashMap<>();
    /** Of an ID that came before, with something else. */
    private final List<Feature> others = new ArrayList<>();

    /** Takes the line of that number. */
    void add(String type, Map<String, String> attribute, long line) {
        String id = attribute.get("ID");
        if (id == null || PARTS.contains(type.toLowerCase(Locale.ROOT))) {
            return;
        }
        String parent = attribute.get("Parent");
        String name = attribute.get(parent == null ? "gene_id" : "transcript_id");
        Feature feature = new Feature(
                parent == null ? null : parent.split(",", 2)[0],
                name == null ? bare(id) : name,
                attribute.getOrDefault("version", ""),
                line);
        Feature before = features.putIfAbsent(id, feature);
        if (before != null && !before.saysTheSame(feature)) {
            others.add(feature);
        }
    }

    /** Hands over transcript and gene of each feature that has a parent. */
    void forEachTranscript(Sink sink) {
        features.values().forEach(feature -> put(feature, sink));
        others.forEach(feature -> put(feature, sink));
    }

    private void put(Feature feature, Sink sink) {
        if (feature.parent() != null) {
            String gene = gene(feature.parent());
            sink.put(feature.name(), gene, feature.line());
            if (!feature.version().isEmpty()) {
                sink.put(feature.name() + "." + feature.version(), gene, feature.line());
            }
        }
    }

    private String gene(String parent) {
        String id = parent;
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            Feature feature = features.get(id);
            if (feature == null) {
                return bare(id);
            }
            if (feature.parent() == null) {
                return feature.name();
            }
            id = feature.parent();
        }
        return bare(id);
    }

    /** Ensembl's and NCBI's IDs begin with the kind of feature. */
    private static String bare(String id) {
        for (String prefix : new String[] {"transcript:", "gene:", "rna:", "rna-", "gene-"}) {
            if (id.startsWith(prefix)) {
                return id.substring(prefix.length());
            }
        }
        return id;
    }
}
