package org.emkit.report;

import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.emkit.quant.Abundances;
import org.emkit.quant.BootstrapEstimates;
import org.emkit.quant.ReadFates;

/**
 * The file {@code run_info.json}: the run in kallisto's keys. The version is that of kallisto whose layout this is; who
 * wrote it is under {@code generator}.
 */
public final class KallistoInfo {
    /** The version whose layout and keys results follow. */
    static final String VERSION = "0.48.0";

    /** Of an index, of which there is none. */
    static final int INDEX_VERSION = 0;

    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);

    private KallistoInfo() {}

    /** Writes the object. */
    public static void write(Run run, Abundances abundances, Appendable out) throws IOException {
        ReadFates fates = abundances.fates();
        long unique = fates.count(ReadFates.ASSIGNED_UNIQUE);
        BootstrapEstimates bootstraps = abundances.bootstraps();
        Json.document(out, json -> {
            json.whole("n_targets", abundances.transcripts());
            json.whole("n_bootstraps", bootstraps == null ? 0 : bootstraps.replicates());
            json.whole("n_processed", fates.total());
            json.whole("n_pseudoaligned", fates.assigned());
            json.whole("n_unique", unique);
            json.number("p_pseudoaligned", tenths(ReadFateTable.percent(fates.assigned(), fates.total())));
            json.number("p_unique", tenths(ReadFateTable.percent(unique, fates.total())));
            json.text("kallisto_version", VERSION);
            json.whole("index_version", INDEX_VERSION);
            json.text("start_time", startTime(run));
            json.text("call", call(run));
            json.text("generator", "emkit");
            json.text("generator_version", run.version());
        });
    }

    private static double tenths(double percent) {
        return Math.rint(percent * 10) / 10;
    }

    static String startTime(Run run) {
        return ASCTIME.format(run.cost().started());
    }

    static String call(Run run) {
        return String.join(" ", run.command());
    }
}
