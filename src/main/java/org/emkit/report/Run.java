package org.emkit.report;

import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.emkit.alignment.TranscriptDigests;
import org.jspecify.annotations.Nullable;

/**
 * What reports tell of a run besides its result.
 *
 * @param version          of emkit
 * @param sample           name of the sample, as reports over many samples show it
 * @param command          words of the command line
 * @param options          long name of each option that was given → its values; none for a switch; in order
 * @param inputs           files that were read
 * @param digests          of the transcriptome, or null where no FASTA file was given
 * @param classesWritten   whether a class file is among the results
 * @param salmonCompatible whether metadata have what readers of salmon's results insist on, its version among it
 * @param cost             time and memory
 * @param warnings         what a user should know besides what {@link Warnings} finds in the result, one line each
 */
public record Run(
        String version,
        String sample,
        List<String> command,
        Map<String, List<String>> options,
        List<Input> inputs,
        @Nullable TranscriptDigests digests,
        boolean classesWritten,
        boolean salmonCompatible,
        Cost cost,
        List<String> warnings) {
    /** Role of an input that alignments were read from. */
    public static final String ALIGNMENTS = "alignments";

    /** The version of salmon whose layout and keys results follow. */
    static final String SALMON_VERSION = "1.10.1";

    /** Where, inside a result's folder, further results are. */
    static final String AUX_FOLDER = "aux_info";

    public Run {
        command = List.copyOf(command);
        Map<String, List<String>> copy = new LinkedHashMap<>();
        options.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        options = Collections.unmodifiableMap(copy);
        inputs = List.copyOf(inputs);
        warnings = List.copyOf(warnings);
    }

    /**
     * A file that was read.
     *
     * @param role   what it was read as, such as {@link #ALIGNMENTS}
     * @param path   as it was given
     * @param bytes  its size, negative where it is not known (a pipe)
     * @param sha256 of the whole file, lower-case hexadecimal, or null where that was not computed
     */
    public record Input(
            String role, String path, long bytes, @Nullable String sha256) {}

    /**
     * What the run took.
     *
     * @param started    when it began
     * @param ended      when the result was complete: the beginning and the time it took since, whatever a clock of the
     *                   wall was set to meanwhile
     * @param cpuSeconds of all threads, NaN where it is not known
     * @param peakBytes  largest resident memory, negative where it is not known
     * @param threads    as asked for
     */
    public record Cost(OffsetDateTime started, OffsetDateTime ended, double cpuSeconds, long peakBytes, int threads) {
        /** @return seconds from beginning to end */
        public double seconds() {
            return (ended.toInstant().toEpochMilli() - started.toInstant().toEpochMilli()) / 1e3;
        }
    }
}
