package org.emkit.io;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.emkit.alignment.ScoreScale;
import org.jspecify.annotations.Nullable;

/**
 * What the scores of known aligners mean. The rule: one mismatch of high base quality is worth 6 nats, whatever it costs
 * in the aligner's units, so that {@code natsPerUnit = 6 / (score lost by one mismatch)}.
 */
final class AlignerScores {
    private static final double NATS_PER_MISMATCH = 6;

    private final String[] word;

    private AlignerScores(String commandLine) {
        word = commandLine.replace("\"", "").trim().split("\\s+");
    }

    /** @param programs the {@code @PG} lines in order; the last known aligner among them made the alignments */
    static ScoreScale of(List<HeaderLine> programs) {
        ScoreScale scale = new ScoreScale(
                "unknown", 1, false, "the header names no known aligner: 1 nat per unit of score is assumed");
        for (HeaderLine program : programs) {
            ScoreScale known = of(program);
            scale = known == null ? scale : known;
        }
        return scale;
    }

    private static @Nullable ScoreScale of(HeaderLine program) {
        String name = program.orEmpty("PN").isEmpty() ? program.orEmpty("ID") : program.orEmpty("PN");
        String key = name.toLowerCase(Locale.ROOT);
        AlignerScores call = new AlignerScores(program.orEmpty("CL"));
        if (key.startsWith("bowtie2")) {
            return call.bowtie2();
        }
        if (key.startsWith("hisat2")) {
            return scale("HISAT2", 0, call.first("--mp", 6));
        }
        if (key.equals("star") || key.startsWith("star.") || key.startsWith("star-")) {
            return new ScoreScale(
                    "STAR", NATS_PER_MISMATCH / 2, true, "STAR: match 1, mismatch -1, one score for both mates");
        }
        if (key.startsWith("minimap2")) {
            return call.minimap2();
        }
        if (key.startsWith("bwa")) {
            return call.bwa();
        }
        if (key.startsWith("salmon") || key.startsWith("rapmap") || key.startsWith("puff")) {
            return scale(name, 2, 4);
        }
        return null;
    }

    private ScoreScale bowtie2() {
        boolean local = has("--local");
        return scale(local ? "bowtie2 --local" : "bowtie2", first("--ma", local ? 2 : 0), first("--mp", 6));
    }

    private ScoreScale minimap2() {
        String preset = preset();
        int match = 2;
        int mismatch = 4;
        switch (preset) {
            case "sr" -> mismatch = 8;
            case "map-iclr", "map-iclr-prerender" -> mismatch = 6;
            case "map-hifi", "asm20", "splice:hq" -> match = 1;
            case "splice" -> {
                match = 1;
                mismatch = 2;
            }
            case "asm5" -> {
                match = 1;
                mismatch = 19;
            }
            case "asm10" -> {
                match = 1;
                mismatch = 9;
            }
            default -> {}
        }
        String name = preset.isEmpty() ? "minimap2" : "minimap2 -x " + preset;
        return scale(name, first("-A", match), first("-B", mismatch));
    }

    private ScoreScale bwa() {
        int mismatch = switch (preset()) {
            case "pacbio", "ont2d" -> 1;
            case "intractg" -> 9;
            default -> 4;
        };
        return scale("bwa mem", first("-A", 1), first("-B", mismatch));
    }

    private static ScoreScale scale(String aligner, int match, int mismatch) {
        int lost = match + mismatch;
        String origin = aligner + ": match " + match + ", mismatch -" + mismatch;
        if (lost <= 0) {
            return new ScoreScale(aligner, 1, false, origin + "; 1 nat per unit of score is assumed");
        }
        return new ScoreScale(aligner, NATS_PER_MISMATCH / lost, false, origin);
    }

    private boolean has(String option) {
        for (String w : word) {
            if (w.equals(option)) {
                return true;
            }
        }
        return false;
    }

    /** The first number of the option's last value: {@code --mp 6,2}, {@code --mp=6,2}, {@code -A 2} or {@code -A2}. */
    private int first(String option, int otherwise) {
        Pattern form =
                Pattern.compile(Pattern.quote(option) + (option.startsWith("--") ? "=" : "") + "(\\d{1,6})(,.*)?");
        Pattern value = Pattern.compile("(\\d{1,6})(,.*)?");
        int found = otherwise;
        for (int i = 0; i < word.length; i++) {
            Matcher together = form.matcher(word[i]);
            Matcher apart = value.matcher(i + 1 < word.length ? word[i + 1] : "");
            if (together.matches()) {
                found = Integer.parseInt(together.group(1));
            } else if (word[i].equals(option) && apart.matches()) {
                found = Integer.parseInt(apart.group(1));
            }
        }
        return found;
    }

    /** The value of {@code -x}, which may stand behind other letters ({@code -ax sr}) or before its value ({@code -xsr}). */
    private String preset() {
        Pattern form = Pattern.compile("-[a-zA-Z]*?x(.*)");
        String found = "";
        for (int i = 0; i < word.length; i++) {
            Matcher m = form.matcher(word[i]);
            if (m.matches() || word[i].equals("--preset")) {
                boolean together = m.matches() && !m.group(1).isEmpty();
                found = together ? m.group(1) : i + 1 < word.length ? word[i + 1] : found;
            }
        }
        return found;
    }
}
