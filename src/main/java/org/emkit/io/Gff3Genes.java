package org.emkit.io;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
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

    private record Feature(@Nullable String parent, String name, String version) {}

    private final Map<String, Feature> features = new LinkedHashMap<>();

    /** Takes a line. */
    void add(String type, Map<String, String> attribute) {
        String id = attribute.get("ID");
        if (id == null || PARTS.contains(type.toLowerCase(Locale.ROOT))) {
            return;
        }
        String parent = attribute.get("Parent");
        String name = attribute.get(parent == null ? "gene_id" : "transcript_id");
        features.putIfAbsent(
                id,
                new Feature(
                        parent == null ? null : parent.split(",", 2)[0],
                        name == null ? bare(id) : name,
                        attribute.getOrDefault("version", "")));
    }

    /** Hands over transcript and gene of each feature that has a parent. */
    void forEachTranscript(BiConsumer<String, String> put) {
        features.forEach((id, feature) -> {
            if (feature.parent() != null) {
                String gene = gene(feature.parent());
                put.accept(feature.name(), gene);
                if (!feature.version().isEmpty()) {
                    put.accept(feature.name() + "." + feature.version(), gene);
                }
            }
        });
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
