package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The manual says what {@code --help} says: one page holds the help of every verb to the letter ({@code -Dgolden.update=1}
 * rewrites it), and each verb's own page tells of each of its options.
 */
class HelpPageTest {
    private static final Path SITE = Path.of("src/site/markdown");
    private static final Path PAGE = SITE.resolve("help.md");

    /** The page of a verb where it does not have its name; help and the like explain themselves. */
    private static final Map<String, String> ELSEWHERE =
            Map.of("convert", "motif", "completion", "", "man", "", "help", "");

    private static String help(String... words) {
        StringWriter out = new StringWriter();
        assertThat(Main.run(new PrintWriter(out, true), new PrintWriter(new StringWriter(), true), words))
                .isZero();
        return out.toString();
    }

    @Test
    void thePageHoldsTheHelpOfEveryVerb() throws IOException {
        StringBuilder page = new StringBuilder("# Help\n\nWhat `emkit --help` and each verb's `--help` print.\n\n");
        page.append("```\n").append(help("--help")).append("```\n");
        for (String verb : Verbs.addTo(new CommandLine(new Main()), "help")
                .getSubcommands()
                .keySet()) {
            String text = verb.equals("help") ? help("help", "--help") : help(verb, "--help");
            page.append("\n## `emkit ")
                    .append(verb)
                    .append("`\n\n```\n")
                    .append(text)
                    .append("```\n");
        }
        if (System.getProperty("golden.update") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(page.toString().lines().map(String::stripTrailing))
                .isEqualTo(Files.readString(PAGE)
                        .lines()
                        .map(String::stripTrailing)
                        .toList());
    }

    /** What all verbs have is told once. */
    private static String page(String name) throws IOException {
        String page = Files.readString(SITE.resolve(name + ".md"));
        if (!page.contains("(quant.md#")) {
            return page;
        }
        String quant = Files.readString(SITE.resolve("quant.md"));
        return page + quant.substring(quant.indexOf("### All verbs"), quant.indexOf("### Input"));
    }

    @Test
    void eachVerbsPageTellsOfEachOption() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, CommandLine> verb : Verbs.addTo(new CommandLine(new Main()), "help")
                .getSubcommands()
                .entrySet()) {
            String name = ELSEWHERE.getOrDefault(verb.getKey(), verb.getKey());
            if (name.isEmpty()) {
                continue;
            }
            String page = page(name);
            for (OptionSpec option : verb.getValue().getCommandSpec().options()) {
                TreeSet<String> names = new TreeSet<>(List.of(option.names()));
                if (!option.hidden() && names.stream().noneMatch(each -> page.contains("`" + each))) {
                    missing.add(name + ".md: " + option.longestName());
                }
            }
        }
        assertThat(missing).isEmpty();
    }
}
