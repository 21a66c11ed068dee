package org.emkit.report.html;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.emkit.report.Run;

/** What a run was asked, what it read and what it took: the one section in which equal results may differ. */
final class RunSection {
    static final String ID = "run";

    private RunSection() {}

    static void write(Html html, Run run) {
        Run.Cost cost = run.cost();
        html.open("details", "open", "");
        html.element("summary", "Command")
                .open("p")
                .element("code", words(run.command()))
                .close("p");
        html.close("details").line();
        if (!run.inputs().isEmpty()) {
            inputs(html, run.inputs());
        }
        Facts facts = new Facts(html);
        facts.add("Version", "emkit " + run.version());
        facts.add("Started", seconds(cost.started()));
        facts.add("Ended", seconds(cost.ended()));
        facts.add("Time", Figures.fixed(cost.seconds(), 1) + " s");
        if (!Double.isNaN(cost.cpuSeconds())) {
            facts.add("CPU time", Figures.fixed(cost.cpuSeconds(), 1) + " s");
        }
        if (cost.peakBytes() >= 0) {
            facts.add("Peak memory", Figures.bytes(cost.peakBytes()));
        }
        facts.add("Threads", Integer.toString(cost.threads())).end();
    }

    private static String seconds(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.truncatedTo(ChronoUnit.SECONDS));
    }

    private static void inputs(Html html, List<Run.Input> inputs) {
        Table table = new Table(html, "Files that were read, with the SHA-256 of each")
                .words("File")
                .words("Read as")
                .numbers("Size");
        for (Run.Input input : inputs) {
            table.row().name(input.path());
            String sha256 = input.sha256();
            if (sha256 != null) {
                html.raw("<br>").element("code", sha256, "class", "soft");
            }
            table.text(input.role(), input.bytes() < 0 ? "–" : Figures.bytes(input.bytes()));
        }
        table.end();
    }

    private static String words(List<String> command) {
        StringBuilder line = new StringBuilder();
        for (String word : command) {
            boolean plain = word.matches("[A-Za-z0-9_@%+=:,./-]+");
            line.append(line.isEmpty() ? "" : " ").append(plain ? word : "'" + word.replace("'", "'\\''") + "'");
        }
        return line.toString();
    }
}
