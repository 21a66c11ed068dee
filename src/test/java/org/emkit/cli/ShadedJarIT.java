package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar starts: nothing it needs was left out of it. */
class ShadedJarIT {
    @TempDir
    private Path folder;

    private static List<String> refused(String... args) throws IOException, InterruptedException {
        Process process = process(args);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(ExitCode.INPUT);
        return said.lines().toList();
    }

    private static String run(String... args) throws IOException, InterruptedException {
        Process process = process(args);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(0);
        return output;
    }

    private static Process process(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("emkit.jar")));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return process;
    }

    @Test
    void printsItsVersionAndNothingElse() throws Exception {
        assertThat(run("--version").strip()).isEqualTo("emkit " + System.getProperty("emkit.version"));
    }

    @Test
    void printsHelpAndCompletion() throws Exception {
        assertThat(run("--help")).startsWith("Usage: emkit");
        assertThat(run("completion", "bash")).startsWith("#!/usr/bin/env bash");
    }

    /** Libraries have loggers that write to standard error. */
    @Test
    void aDamagedFileIsOneLine() throws Exception {
        for (String content : List.of("CRAM\3\0 and nothing of the kind", "@SQ\tSN:a\n", "BAM\1\1\1\1\1", "")) {
            Path file = Files.writeString(folder.resolve("bad"), content);
            List<String> lines = refused(
                    "quant", "-a", file.toString(), "-o", folder.resolve("out").toString());
            assertThat(lines).hasSize(1);
            assertThat(lines.get(0)).startsWith("emkit: error: " + file + ": ");
        }
    }

    /** Ranges of a table of three by three need linear programmes, whose library the jar carries in part. */
    @Test
    void solvesLinearProgrammes() throws Exception {
        StringBuilder classes = new StringBuilder("9\n6\na\nb\nc\nd\ne\nf\ng\nh\ni\n");
        StringBuilder lengths = new StringBuilder("Name\tLength\tEffectiveLength\n");
        for (int k = 0; k < 3; k++) {
            classes.append("3\t%d\t%d\t%d\t10\n".formatted(3 * k, 3 * k + 1, 3 * k + 2));
            classes.append("3\t%d\t%d\t%d\t10\n".formatted(k, k + 3, k + 6));
        }
        "abcdefghi".chars().forEach(name -> lengths.append((char) name).append("\t900\t700\n"));
        Path eq = Files.writeString(folder.resolve("eq.txt"), classes);
        Path sf = Files.writeString(folder.resolve("lengths.sf"), lengths);
        Path out = folder.resolve("out");
        assertThat(run("quant", "--eq", eq.toString(), "--lengths", sf.toString(), "-o", out.toString()))
                .contains("9 transcripts in 1 group");
        assertThat(Files.readString(out.resolve("aux_info/identifiability.tsv")))
                .contains("\na\t1\t6.667\t0.000\t20.000\t60.000\tconfounded\n");
    }

    /** The library that writes HDF5 finds classes by name, and logs. */
    @Test
    void writesHdf5WithoutAWord() throws Exception {
        Path out = folder.resolve("out");
        String bam = "test-data/quant/tiny/reads.bam";
        assertThat(run("quant", "-q", "-a", bam, "-o", out.toString(), "--compat", "kallisto"))
                .isEmpty();
        assertThat(Files.readAllBytes(out.resolve("abundance.h5"))).startsWith(0x89, 'H', 'D', 'F');
    }

    /** A library that slips in brings its licence: NOTICE has a row for each package that is not ours. */
    @Test
    void carriesOnlyWhatTheNoticeNames() throws Exception {
        try (JarFile jar = new JarFile(System.getProperty("emkit.jar"))) {
            String notice = read(jar, "META-INF/NOTICE");
            Set<String> named = matches("(?m)^  (\\S+) +[\\w.-]+:[\\w.-]+ +\\S", notice, 1);
            assertThat(named).contains("htsjdk", "picocli");
            Set<String> strangers = jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.replaceFirst("^META-INF/versions/\\d+/", "")
                            .replaceFirst("[^/]*$", "")
                            .replace('/', '.'))
                    .filter(name -> !name.startsWith("org.emkit."))
                    .filter(name -> named.stream().noneMatch(known -> name.startsWith(known + ".")))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(strangers).isEmpty();

            assertThat(read(jar, "META-INF/LICENSE")).contains("Apache License");
            assertThat(matches("META-INF/[\\w./-]*\\w", notice, 0))
                    .contains("META-INF/licenses/LGPL-2.1.txt")
                    .allSatisfy(file -> assertThat(jar.getEntry(file)).isNotNull());
        }
    }

    /** A whole library kept by mistake shows as a jar twice the size. */
    @Test
    void isNearTenMegabytes() throws Exception {
        assertThat(Files.size(Path.of(System.getProperty("emkit.jar")))).isLessThan(12_000_000);
    }

    private static Set<String> matches(String pattern, String text, int group) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(group))
                .collect(Collectors.toSet());
    }

    private static String read(JarFile jar, String entry) throws IOException {
        return new String(jar.getInputStream(jar.getJarEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
