package org.emkit.testing;

import htsjdk.samtools.util.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.emkit.alignment.LibraryType;

/** Command line of {@link Simulation}; {@code scripts/simulate} starts it and describes its options. */
public final class Simulate {
    /** Every option and its value where nothing is said. */
    private static final String DEFAULTS =
            "transcripts=20000 isoforms=5 paralogues=6 repeats=20 duplicates=100 short=25"
                    + " fragments=1000000 read-length=100 library=IU fragment-mean=250 fragment-sd=40 errors=0.005 gaps=0"
                    + " foreign=0.02 broken=0.01 seed=1 fastq=no bam=yes compression=1 out=";

    /** The sample that test-data/quant/tiny holds. */
    private static final String TINY = "transcripts=60 isoforms=3.2 paralogues=9 repeats=0 duplicates=7 short=8"
            + " fragments=1750 read-length=50 fragment-mean=180 fragment-sd=30 errors=0.01 foreign=0.03 broken=0.02"
            + " compression=9";

    private final Map<String, String> option = new HashMap<>();

    private Simulate(String... words) {
        read(DEFAULTS);
        for (String word : words) {
            if (word.equals("tiny")) {
                read(TINY);
            } else if (option.containsKey(word.replaceFirst("=.*", ""))) {
                read(word);
            } else {
                throw new IllegalArgumentException("unknown option: " + word);
            }
        }
    }

    private void read(String words) {
        for (String word : words.split(" ", -1)) {
            int equals = word.indexOf('=');
            option.put(word.substring(0, equals), word.substring(equals + 1));
        }
    }

    /** Makes the sample that test-data/quant/tiny holds. */
    public static Simulation tiny() {
        return new Simulate("tiny").simulation();
    }

    /** Words are {@code tiny} and {@code option=value}; later ones win. */
    public static void main(String[] words) throws IOException {
        Log.setGlobalLogLevel(Log.LogLevel.ERROR);
        Simulate simulate = new Simulate(words);
        Path folder = Files.createDirectories(Path.of(simulate.option.get("out")));
        Simulation simulation = simulate.simulation();
        simulation.writeTranscripts(folder);
        if (simulate.isSet("bam")) {
            simulation.writeAlignments(folder, (int) simulate.number("compression"));
        }
        if (simulate.isSet("fastq")) {
            simulation.writeReads(folder);
        }
        simulation.writeTruth(folder);
        System.err.printf(
                Locale.ROOT,
                "%d transcripts of %d genes, %s fragments, %.2f placements per fragment%n",
                simulation.transcriptome().size(),
                simulation.transcriptome().genes(),
                simulate.option.get("fragments"),
                simulation.meanPlacements());
    }

    private Simulation simulation() {
        long seed = (long) number("seed");
        double gaps = number("gaps");
        SimulatedTranscriptome.Shape shape = new SimulatedTranscriptome.Shape(
                (int) number("transcripts"),
                number("isoforms"),
                (int) number("paralogues"),
                (int) number("repeats"),
                (int) number("duplicates"),
                (int) number("short"),
                gaps > 0,
                seed);
        SimulatedReads.Protocol protocol = new SimulatedReads.Protocol(
                (int) number("read-length"),
                LibraryType.parse(option.get("library"))
                        .orElseThrow(() -> new IllegalArgumentException("no library type: " + option.get("library"))),
                number("fragment-mean"),
                number("fragment-sd"),
                number("errors"),
                gaps,
                number("foreign"),
                number("broken"),
                seed + 1000);
        return new Simulation(shape, protocol, (long) number("fragments"));
    }

    private double number(String name) {
        return Double.parseDouble(option.get(name));
    }

    private boolean isSet(String name) {
        return option.get(name).equals("yes");
    }
}
