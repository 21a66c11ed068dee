package org.emkit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.emkit.UserException;
import org.emkit.io.OutputFile;
import org.emkit.matrix.KnownMotif;
import org.emkit.matrix.MotifFormat;
import org.emkit.report.MotifText;
import org.emkit.sequence.BackgroundModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code emkit convert}: motifs from one format to another. */
@Command(
        name = "convert",
        description = "Convert motifs between MEME, JASPAR, TRANSFAC and HOMER formats, and join files of them.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Examples:",
            "  emkit convert JASPAR2024.jaspar > jaspar.meme",
            "  emkit convert motifs/meme.xml --to homer -o motifs.homer",
            "  emkit convert db1.meme.gz db2.transfac --motif MA0493.1 --to jaspar"
        })
final class ConvertCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Motifs: MEME (text or XML), JASPAR, TRANSFAC or HOMER, told by content, plain or gzip; '-' is"
                            + " standard input.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = {"-t", "--to"},
            paramLabel = "FORMAT",
            defaultValue = "meme",
            description = "meme (minimal), jaspar, transfac or homer (default: ${DEFAULT-VALUE}).")
    private String to = "meme";

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "File to write (default: standard output).")
    private @Nullable Path out;

    @Option(
            names = "--motif",
            paramLabel = "ID",
            split = ",",
            description = "Only motifs of this id or alternate name; several are parted by commas.")
    private @Nullable Set<String> wanted;

    @Option(
            names = "--strands",
            paramLabel = "both|one",
            defaultValue = "both",
            description = "What the line 'strands:' of MEME's format says (default: ${DEFAULT-VALUE}).")
    private String strands = "both";

    @Override
    public Integer call() throws IOException {
        MotifFormat format = format();
        if (!strands.equals("both") && !strands.equals("one")) {
            throw usage("--strands takes both or one, not '" + strands + "'");
        }
        RunInputs read = new RunInputs(note -> {});
        files.forEach(read::watch);
        MotifDatabase database = MotifDatabase.read("motifs", files, wanted, read);
        PrintWriter err = spec.commandLine().getErr();
        read.warnings().forEach(w -> err.println("emkit: warning: " + w));
        if (database.motifs().isEmpty()) {
            throw new UserException("holds no motifs", String.join(", ", files), "");
        }
        write(format, database.motifs(), database.background());
        return ExitCode.DONE;
    }

    private MotifFormat format() {
        MotifFormat format = MotifFormat.parse(to).orElse(null);
        if (format == null || format == MotifFormat.XML) {
            throw usage("--to takes meme, jaspar, transfac or homer, not '" + to + "'");
        }
        if (files.stream().filter("-"::equals).count() > 1) {
            throw usage("standard input ('-') can be given once");
        }
        return format;
    }

    private void write(MotifFormat format, List<KnownMotif> motifs, @Nullable BackgroundModel background)
            throws IOException {
        boolean both = strands.equals("both");
        Path file = out;
        if (file == null || file.toString().equals("-")) {
            StringBuilder text = new StringBuilder();
            MotifText.write(format, motifs, background, both, text);
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
            return;
        }
        for (String input : files) {
            if (!input.equals("-") && Files.exists(file) && Files.isSameFile(Path.of(input), file)) {
                throw usage(input + " is an input, and the output would replace it: name another file");
            }
        }
        OutputFile.write(file, bytes -> {
            try (Writer text = new OutputStreamWriter(bytes, UTF_8)) {
                MotifText.write(format, motifs, background, both, text);
            }
        });
        spec.commandLine()
                .getErr()
                .printf(Locale.ROOT, "emkit convert: %,d motifs, %s, in %s%n", motifs.size(), format.word(), file);
    }

    private ParameterException usage(String message) {
        return Invocation.usage(spec, message);
    }
}
