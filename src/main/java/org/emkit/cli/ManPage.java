package org.emkit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A command's manual page in roff, from what its help says. */
final class ManPage {
    private final StringBuilder text = new StringBuilder();
    private final CommandSpec spec;

    private ManPage(CommandSpec spec) {
        this.spec = spec;
    }

    /** @return the name of the page's file without its section, such as {@code emkit-quant} */
    static String name(CommandSpec spec) {
        return spec.qualifiedName("-");
    }

    /** @return the page */
    static String of(CommandSpec spec) {
        return new ManPage(spec).page();
    }

    private String page() {
        Help help = new Help(spec, Help.defaultColorScheme(Help.Ansi.OFF));
        text.append(".TH \"")
                .append(name(spec).toUpperCase(Locale.ROOT))
                .append("\" \"1\" \"\" \"emkit ")
                .append(Version.number())
                .append("\" \"emkit\"\n");
        section("NAME")
                .append(escaped(name(spec)))
                .append(" \\- ")
                .append(description())
                .append('\n');
        section("SYNOPSIS")
                .append(".nf\n")
                .append(escaped(help.synopsis(0).stripTrailing()))
                .append("\n.fi\n");
        options();
        verbs();
        exitCodes();
        examples();
        if (spec.parent() != null) {
            section("SEE ALSO")
                    .append(".BR ")
                    .append(escaped(name(spec.parent())))
                    .append(" (1)\n");
        }
        return text.toString();
    }

    private StringBuilder section(String title) {
        return text.append(".SH \"").append(escaped(title)).append("\"\n");
    }

    private String description() {
        String whole = String.join(" ", spec.usageMessage().description()).strip();
        return escaped(whole.endsWith(".") ? whole.substring(0, whole.length() - 1) : whole);
    }

    private void options() {
        List<OptionSpec> grouped = new ArrayList<>();
        for (ArgGroupSpec group : spec.argGroups()) {
            grouped.addAll(group.options());
        }
        section("OPTIONS");
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            item("\\fI" + escaped(parameter.paramLabel()) + "\\fR", parameter.description());
        }
        for (OptionSpec option : spec.options()) {
            if (!grouped.contains(option)) {
                option(option);
            }
        }
        for (ArgGroupSpec group : spec.argGroups()) {
            text.append(".SS \"")
                    .append(escaped(
                            String.valueOf(group.heading()).replace("%n", "").replaceFirst(":$", "")))
                    .append("\"\n");
            group.options().forEach(this::option);
        }
    }

    private void option(OptionSpec option) {
        if (option.hidden()) {
            return;
        }
        StringBuilder names = new StringBuilder();
        for (String name : option.names()) {
            names.append(names.length() > 0 ? ", " : "")
                    .append("\\fB")
                    .append(escaped(name))
                    .append("\\fR");
        }
        if (option.arity().max() > 0) {
            names.append(" \\fI").append(escaped(option.paramLabel())).append("\\fR");
            names.append(option.arity().max() > 1 ? " ..." : "");
        }
        item(names.toString(), option.description());
    }

    private void item(String names, String[] description) {
        text.append(".TP\n").append(names).append('\n');
        text.append(line(String.join(" ", description).replace("%n", " ").strip()))
                .append('\n');
    }

    private void verbs() {
        if (spec.subcommands().isEmpty()) {
            return;
        }
        section("VERBS");
        for (Map.Entry<String, CommandLine> verb : spec.subcommands().entrySet()) {
            CommandSpec of = verb.getValue().getCommandSpec();
            if (!of.usageMessage().hidden()) {
                item("\\fB" + escaped(verb.getKey()) + "\\fR", of.usageMessage().description());
            }
        }
    }

    private void exitCodes() {
        CommandSpec root = spec.root();
        section("EXIT STATUS");
        root.usageMessage()
                .exitCodeList()
                .forEach((code, meaning) -> item("\\fB" + escaped(code.strip()) + "\\fR", new String[] {meaning}));
    }

    private void examples() {
        String[] footer = spec.usageMessage().footer();
        if (footer.length > 0) {
            section("EXAMPLES").append(".nf\n");
            for (String line : footer) {
                if (!line.isBlank() && !line.equals("Examples:")) {
                    text.append(line(line)).append('\n');
                }
            }
            text.append(".fi\n");
        }
    }

    /** A line of text, which roff must not take for a request of its own. */
    private static String line(String plain) {
        String safe = escaped(plain);
        return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
    }

    private static String escaped(String plain) {
        return plain.replace("\\", "\\e").replace("-", "\\-");
    }
}
