package org.emkit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.emkit.alignment.TranscriptDigests;
import org.emkit.io.Fingerprint;
import org.emkit.io.InputFile;
import org.emkit.report.Run;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a run read, gathered for its metadata. */
final class QuantInputs {
    private final List<Run.Input> inputs = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private @Nullable TranscriptDigests digests;

    /** Keeps a file that can be read again; its digest is computed here. @return the digest; null for what cannot */
    @Nullable
    String add(String role, Path file) {
        Fingerprint fingerprint = InputFile.of(file.toString()).computeFingerprint();
        add(role, file.toString(), fingerprint);
        return fingerprint == null ? null : fingerprint.sha256();
    }

    /** Keeps a file with its fingerprint, where there is one. */
    void add(String role, String name, @Nullable Fingerprint fingerprint) {
        inputs.add(
                fingerprint == null
                        ? new Run.Input(role, name, -1, null)
                        : new Run.Input(role, name, fingerprint.bytes(), fingerprint.sha256()));
    }

    void digests(TranscriptDigests ofTranscripts) {
        digests = ofTranscripts;
    }

    /** @return what a user should know, so far */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    /** @return all of it, and how the command was called */
    Run run(CommandSpec spec, CommonOptions common, QuantArguments.Output output, ProcessCost cost) {
        return run(spec, common, output.dumpClasses || output.classesOnly, output.isSalmonCompatible(), cost);
    }

    /** @return all of a run that is not one of quant */
    Run run(CommandSpec spec, CommonOptions common, ProcessCost cost) {
        return run(spec, common, false, false, cost);
    }

    private Run run(
            CommandSpec spec,
            CommonOptions common,
            boolean classesWritten,
            boolean salmonCompatible,
            ProcessCost cost) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            boolean takesValue = option.arity().max() > 0;
            options.put(withoutDashes(option), takesValue ? option.originalStringValues() : List.of());
        }
        List<String> command = new ArrayList<>(List.of("emkit"));
        command.addAll(spec.commandLine().getParseResult().originalArgs());
        return new Run(
                Version.number(),
                common.out().toAbsolutePath().normalize().getFileName().toString(),
                command,
                options,
                inputs,
                digests,
                classesWritten,
                salmonCompatible,
                cost.end(common.threads()),
                warnings);
    }

    private static String withoutDashes(OptionSpec option) {
        for (String name : option.names()) {
            if (name.startsWith("--")) {
                return name.substring(2);
            }
        }
        return option.longestName().replaceFirst("^-+", "");
    }
}
