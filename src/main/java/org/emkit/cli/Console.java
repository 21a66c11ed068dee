package org.emkit.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.emkit.em.EmListener;

/**
 * What a person sees while a command works: plain lines and warnings on standard error, and, on a terminal alone, one
 * line of progress that is rewritten. Warnings are kept, so that result files can repeat them.
 */
final class Console {
    private static final long PROGRESS_EVERY_NANOS = 250_000_000L;

    private final PrintWriter err;
    private final boolean quiet;
    private final boolean terminal;
    private final List<String> warnings = new ArrayList<>();
    private long lastProgress = System.nanoTime();
    private boolean progressShown;

    /**
     * @param err   standard error
     * @param quiet whether to leave out everything but warnings
     */
    Console(PrintWriter err, boolean quiet) {
        this.err = err;
        this.quiet = quiet;
        this.terminal = Boolean.getBoolean("emkit.terminal"); // the launcher asks the shell; Java cannot tell stderr
    }

    /** Prints a line. */
    void say(String line) {
        if (!quiet) {
            clearProgress();
            err.println(line);
        }
    }

    /** Prints a warning, quiet or not, and keeps it. */
    void warn(String warning) {
        clearProgress();
        warnings.add(warning);
        err.println("emkit: warning: " + warning);
    }

    /** @return the warnings so far */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** @return shows the progress of a fit on a terminal */
    EmListener fitProgress() {
        return (update, objective, gapNats) -> progress(() ->
                String.format(Locale.ROOT, "fitting: update %,d, at most %.3g nats from the optimum", update, gapNats));
    }

    private void progress(java.util.function.Supplier<String> line) {
        if (quiet || !terminal) {
            return;
        }
        long now = System.nanoTime();
        if (now - lastProgress >= PROGRESS_EVERY_NANOS) {
            lastProgress = now;
            progressShown = true;
            err.print("\r" + line.get() + "\u001b[K");
            err.flush();
        }
    }

    private void clearProgress() {
        if (progressShown) {
            err.print("\r\u001b[K");
            progressShown = false;
        }
    }
}
