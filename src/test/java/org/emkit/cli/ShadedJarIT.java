package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The runnable jar starts: nothing it needs was left out of it. */
class ShadedJarIT {
    private static String run(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("emkit.jar")));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(0);
        return output;
    }

    @Test
    void printsItsVersionAndNothingElse() throws Exception {
        assertThat(run("--version").strip()).isEqualTo("emkit " + System.getProperty("emkit.version"));
    }

    @Test
    void printsHelpAndCompletion() throws Exception {
        assertThat(run("--help")).startsWith("Usage: emkit");
        assertThat(run("generate-completion")).startsWith("#!/usr/bin/env bash");
    }
}
