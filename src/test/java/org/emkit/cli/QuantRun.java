package org.emkit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.emkit.report.JsonText;

/** One run of {@code emkit quant} within the test's process: what it said, and what it left in its folder. */
final class QuantRun {
    /**
     * What equal results may differ in, by file: names of files and of the sample, digests of inputs, times, threads,
     * memory, and whether records were regrouped or spilled.
     */
    private static final Map<String, Set<String>> MAY_DIFFER = Map.of(
            "run.json", Set.of("sample", "execution", "inputs"),
            "cmd_info.json", Set.of("alignments", "eq", "out", "threads", "buffer-memory", "tmp-dir"),
            "aux_info/meta_info.json", Set.of("start_time", "end_time"),
            "lib_format_counts.json", Set.of("read_files"));

    private final Path folder;
    private final List<String> command;
    private final int exit;
    private final String out;
    private final String err;

    private QuantRun(Path folder, List<String> command, int exit, String out, String err) {
        this.folder = folder;
        this.command = command;
        this.exit = exit;
        this.out = out;
        this.err = err;
    }

    /** Runs {@code emkit quant -o folder words…}, however it ends. */
    static QuantRun into(Path folder, String... words) {
        List<String> command = new ArrayList<>(List.of("quant", "-o", folder.toString()));
        command.addAll(List.of(words));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), command.toArray(String[]::new));
        return new QuantRun(folder, List.copyOf(command), exit, out.toString(), err.toString());
    }

    /** Runs into a folder of a name that no run before has used, so that all samples have one name. */
    static QuantRun beneath(Path folder, String... words) {
        try {
            return into(Files.createTempDirectory(folder, "run").resolve("sample"), words)
                    .succeeded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    QuantRun succeeded() {
        assertThat(exit).as("%s%n%s", command, err).isZero();
        return this;
    }

    Path folder() {
        return folder;
    }

    List<String> command() {
        return command;
    }

    int exit() {
        return exit;
    }

    String out() {
        return out;
    }

    String err() {
        return err;
    }

    String file(String name) {
        return folder.resolve(name).toString();
    }

    String text(String name) {
        try (InputStream bytes = Files.newInputStream(folder.resolve(name))) {
            return new String((name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Object> json(String name) {
        try {
            return JsonText.parse(text(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return an object inside {@code run.json} */
    Map<String, Object> info(String key) {
        return JsonText.object(json("run.json").get(key));
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        ((List<?>) json("run.json").get("warnings")).forEach(w -> warnings.add((String) w));
        return warnings;
    }

    /** @return a column of {@code quant.sf} as text, in the order of its lines */
    List<String> column(String name) {
        return column(folder.resolve("quant.sf"), name);
    }

    /** @return a column of {@code quant.sf} */
    double[] numbers(String name) {
        return numbers(folder.resolve("quant.sf"), name);
    }

    static double[] numbers(Path table, String name) {
        return column(table, name).stream().mapToDouble(Double::parseDouble).toArray();
    }

    static List<String> column(Path table, String name) {
        try {
            List<String> lines = Files.readAllLines(table);
            int at = List.of(lines.get(0).split("\t", -1)).indexOf(name);
            assertThat(at).as("column %s", name).isNotNegative();
            return lines.stream().skip(1).map(line -> line.split("\t", -1)[at]).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return fragments of each row of the read-fate table */
    Map<String, Long> fates() {
        Map<String, Long> fates = new TreeMap<>();
        List<String> fragments = column(folder.resolve("read_fates.tsv"), "fragments");
        List<String> names = column(folder.resolve("read_fates.tsv"), "fate");
        for (int i = 0; i < names.size(); i++) {
            fates.put(names.get(i), Long.parseLong(fragments.get(i)));
        }
        return fates;
    }

    /** @return fragments of each replicate and transcript */
    static double[][] bootstraps(QuantRun run, int transcripts) {
        Path file = run.folder.resolve("aux_info/bootstrap/bootstraps.gz");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            double[][] replicate = new double[bytes.remaining() / (Double.BYTES * transcripts)][transcripts];
            for (double[] each : replicate) {
                for (int t = 0; t < transcripts; t++) {
                    each[t] = bytes.getDouble();
                }
            }
            assertThat(bytes.remaining()).isZero();
            return replicate;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @return every file's name → its bytes; of JSON, its values without those that {@link #MAY_DIFFER};
     * of a page, all but the section on the run
     */
    Map<String, String> comparable() {
        Map<String, String> files = new TreeMap<>();
        for (String name : names(folder)) {
            if (name.endsWith(".json")) {
                Map<String, Object> values = json(name);
                values.keySet().removeAll(MAY_DIFFER.getOrDefault(name, Set.of()));
                files.put(name, values.toString());
            } else if (name.endsWith(".html")) {
                files.put(name, text(name).replaceFirst("(?s)<section id=\"run\".*?</section>", ""));
            } else {
                files.put(name, bytes(folder.resolve(name)));
            }
        }
        return files;
    }

    /** Holds every file against another run's. */
    void assertSameAs(QuantRun other) {
        Map<String, String> ours = comparable();
        Map<String, String> theirs = other.comparable();
        assertThat(ours.keySet()).isEqualTo(theirs.keySet());
        assertThat(ours.keySet())
                .as("files that differ")
                .allSatisfy(name -> assertThat(ours.get(name).equals(theirs.get(name)))
                        .as(name)
                        .isTrue());
    }

    /** @return names of all files under a folder, relative to it; nothing where there is none */
    static Set<String> names(Path folder) {
        if (!Files.exists(folder)) {
            return Set.of();
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            Set<String> names = new TreeSet<>();
            tree.filter(Files::isRegularFile)
                    .forEach(
                            file -> names.add(folder.relativize(file).toString().replace('\\', '/')));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String bytes(Path file) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
