package org.emkit.report;

import java.io.IOException;
import java.util.stream.Collectors;
import org.emkit.alignment.LibraryType;
import org.emkit.alignment.Orientation;
import org.emkit.quant.FragmentEvidence;
import org.emkit.quant.LibraryEvidence;
import org.emkit.quant.ReadFates;

/**
 * The file {@code lib_format_counts.json}: how fragments lie, in salmon's keys.
 *
 * <p>Counts by code are of all placed fragments whose best placements agree, also of those that the library type rules
 * out, which salmon leaves out: so the share of strands can be told from them whatever type was given. A dovetailed
 * pair counts as inward; a mate alone as SF where its fragment comes from the transcript's strand, else as SR.
 */
public final class LibFormatCounts {
    private LibFormatCounts() {}

    /** Writes the object. */
    public static void write(Run run, FragmentEvidence evidence, ReadFates fates, Appendable out) throws IOException {
        LibraryEvidence library = evidence.library();
        long assigned = fates.assigned();
        long incompatible = fates.count(ReadFates.WRONG_ORIENTATION) + fates.count(ReadFates.WRONG_STRAND);
        long alone = fates.count(ReadFates.ORPHAN_KEPT) + fates.count(ReadFates.DISCORDANT_KEPT);
        Json.document(out, json -> {
            json.text("read_files", readFiles(run));
            json.text("expected_format", evidence.libraryType().name());
            json.number("compatible_fragment_ratio", ratio(assigned, assigned + incompatible));
            json.whole("num_compatible_fragments", assigned);
            json.whole("num_incompatible_fragments", incompatible);
            json.whole("num_assigned_fragments", assigned);
            json.whole("num_frags_with_concordant_consistent_mappings", assigned - alone);
            json.whole("num_frags_with_inconsistent_or_orphan_mappings", alone + incompatible);
            json.number("strand_mapping_bias", ratio(library.forward(), library.forward() + library.reverse()));
            for (LibraryType code : new LibraryType[] {
                LibraryType.MSF,
                LibraryType.OSF,
                LibraryType.ISF,
                LibraryType.MSR,
                LibraryType.OSR,
                LibraryType.ISR,
                LibraryType.SF,
                LibraryType.SR,
                LibraryType.MU,
                LibraryType.OU,
                LibraryType.IU,
                LibraryType.U
            }) {
                json.whole(code.name(), fragments(library, code, evidence.libraryType()));
            }
        });
    }

    private static String readFiles(Run run) {
        return run.inputs().stream()
                .filter(input -> input.role().equals(Run.ALIGNMENTS))
                .map(Run.Input::path)
                .collect(Collectors.joining(", ", "[ ", "]"));
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static long fragments(LibraryEvidence library, LibraryType code, LibraryType used) {
        return switch (code) {
            case ISF -> library.count(Orientation.ISF) + library.count(Orientation.DOVETAIL_SF);
            case ISR -> library.count(Orientation.ISR) + library.count(Orientation.DOVETAIL_SR);
            case OSF -> library.count(Orientation.OSF);
            case OSR -> library.count(Orientation.OSR);
            case MSF -> library.count(Orientation.MSF);
            case MSR -> library.count(Orientation.MSR);
            case SF -> library.count(Orientation.SF) + alone(library, used, true);
            case SR -> library.count(Orientation.SR) + alone(library, used, false);
            default -> 0;
        };
    }

    /** Mates alone whose fragment comes from that strand; in a library of matching mates both are on one strand. */
    private static long alone(LibraryEvidence library, LibraryType used, boolean forward) {
        boolean matching = used == LibraryType.MU || used == LibraryType.MSF || used == LibraryType.MSR;
        Orientation first = forward ? Orientation.FIRST_FORWARD : Orientation.FIRST_REVERSE;
        Orientation second = forward == matching ? Orientation.SECOND_FORWARD : Orientation.SECOND_REVERSE;
        return library.count(first) + library.count(second);
    }
}
