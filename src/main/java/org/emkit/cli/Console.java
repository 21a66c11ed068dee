package org.emkit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.emkit.alignment.AlignmentCounts;
import org.emkit.alignment.FragmentAlignments;
import org.emkit.alignment.FragmentBatch;
import org.emkit.alignment.FragmentSink;
import org.emkit.alignment.FragmentSource;
import org.emkit.alignment.ScoreScale;
import org.emkit.alignment.Transcriptome;
import org.emkit.em.EmListener;
import org.emkit.motif.MotifListener;
import org.emkit.quant.Abundances;
import org.emkit.quant.Sample;
import org.emkit.report.MotifRun;
import org.emkit.report.MotifSummary;
import org.emkit.report.Run;
import org.emkit.report.Summary;
import org.emkit.report.Warnings;
import org.jspecify.annotations.Nullable;

/**
 * What a person sees while a command works: on a terminal alone, one line of progress that is rewritten; at the end the
 * summary, or, where quiet is asked for, the warnings alone.
 */
final class Console {
    private static final long PROGRESS_EVERY_NANOS = 250_000_000L;

    private final PrintWriter err;
    private final boolean quiet;
    private final boolean terminal;
    private final boolean verbose;
    private final @Nullable LogFile log;
    private final long started = System.nanoTime();
    private long lastProgress = System.nanoTime();
    private boolean progressShown;

    /**
     * @param err   standard error
     * @param quiet whether to leave out everything but warnings
     */
    Console(PrintWriter err, boolean quiet) {
        this(err, quiet, false, null);
    }

    /**
     * @param err    standard error
     * @param common what is to be said, and where
     */
    Console(PrintWriter err, CommonOptions common) {
        this(err, common.quiet(), common.verbose(), common.log());
    }

    private Console(PrintWriter err, boolean quiet, boolean verbose, @Nullable LogFile log) {
        this.err = err;
        this.quiet = quiet;
        this.verbose = verbose;
        this.log = log;
        this.terminal = Boolean.getBoolean("emkit.terminal"); // the launcher asks the shell: Java cannot tell
    }

    /** Says what a user may want to know, though nothing is wrong; where quiet is asked for, to the log alone. */
    void note(String what) {
        String line = "emkit: note: " + what;
        if (!quiet) {
            clearProgress();
            err.println(line);
        } else if (log != null) {
            log.note(line);
        }
    }

    /** Says what is being done now: to those who asked for it, and to the log. */
    void step(String what) {
        if (!verbose && log == null) {
            return;
        }
        String line = String.format(Locale.ROOT, "emkit: %.1f s: %s", (System.nanoTime() - started) / 1e9, what);
        if (verbose) {
            clearProgress();
            err.println(line);
        } else if (log != null) {
            log.note(line);
        }
    }

    /** As {@link #step(String)}, where it takes time to say it. */
    void step(Supplier<String> what) {
        if (verbose || log != null) {
            step(what.get());
        }
    }

    /** Shows how a finished run went. */
    void finish(Run run, Abundances abundances) throws IOException {
        finish("quant", run, Warnings.of(abundances), text -> Summary.write(run, abundances, text));
    }

    /** Shows how a run went that stopped before an estimate. */
    void finish(Run run, Sample sample) throws IOException {
        finish("quant", run, Warnings.of(sample), text -> Summary.write(run, sample, text));
    }

    /** Shows a finished run's summary, lines that end; where quiet is asked for, to the log alone. */
    void finish(String summary) {
        clearProgress();
        if (!quiet) {
            err.print(summary);
        } else if (log != null) {
            log.note(summary.stripTrailing());
        }
        err.flush();
    }

    private interface Text {
        void write(Appendable to) throws IOException;
    }

    /**
     * Shows how a search for motifs went.
     *
     * @param likes of each motif what it is most like; none where that was not asked for
     */
    void finish(MotifRun run, List<String> likes) throws IOException {
        finish("motif", run.run(), List.of(), text -> MotifSummary.write(run, likes, text));
    }

    /** Shows the totals of a run. */
    void finish(String verb, Run run, Map<String, Long> totals) throws IOException {
        finish(verb, run, List.of(), text -> Summary.write(run, totals, text));
    }

    private void finish(String verb, Run run, List<String> warnings, Text summary) throws IOException {
        clearProgress();
        if (!quiet || log != null) {
            StringBuilder text = new StringBuilder("emkit ")
                    .append(verb)
                    .append(": ")
                    .append(run.sample())
                    .append('\n');
            summary.write(text);
            if (!quiet) {
                err.print(text);
            } else if (log != null) {
                log.note(text.toString().stripTrailing());
            }
        }
        if (quiet) {
            run.warnings().forEach(w -> err.println("emkit: warning: " + w));
            warnings.forEach(w -> err.println("emkit: warning: " + w));
        }
        err.flush();
    }

    /** @return shows the progress of a fit on a terminal */
    EmListener fitProgress() {
        return (update, objective, gapNats) -> progress(() -> String.format(Locale.ROOT, "fitting: %,d updates", update)
                + (Double.isNaN(gapNats) ? "" : String.format(Locale.ROOT, ", proved within %.3g nats", gapNats)));
    }

    /** @return shows the progress of a search for motifs on a terminal */
    MotifListener searchProgress() {
        return (phase, motif, of, share) -> progress(() -> {
            String what = switch (phase) {
                case STARTS -> "motif %d of %d: starting points";
                case REFINEMENT -> "motif %d of %d: refining";
                case COMPETITION -> "motifs compete for sites";
                case HELD_OUT -> "held out: part %d of %d";
            };
            double spent = (System.nanoTime() - started) / 1e9;
            String rest = share > 0.02 && share <= 1
                    ? String.format(Locale.ROOT, ", about %.0f s left", Math.ceil(spent * (1 - share) / share))
                    : "";
            return String.format(Locale.ROOT, what, motif, of)
                    + String.format(Locale.ROOT, ", %.0f %%%s", 100 * share, rest);
        });
    }

    /** @return the same fragments; their number is shown on a terminal while they are read */
    FragmentSource showReading(FragmentSource source) {
        return quiet || !terminal ? source : new Shown(source);
    }

    /** Shows how much of sequences was read, on a terminal. */
    void reading(long letters) {
        progress(() -> String.format(Locale.ROOT, "reading: %,d letters", letters));
    }

    private void progress(Supplier<String> line) {
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

    private final class Shown implements FragmentSource {
        private final FragmentSource source;
        private long fragments;

        Shown(FragmentSource source) {
            this.source = source;
        }

        @Override
        public Transcriptome transcriptome() {
            return source.transcriptome();
        }

        @Override
        public ScoreScale scoreScale() {
            return source.scoreScale();
        }

        @Override
        public AlignmentCounts forEach(FragmentSink sink) {
            return source.forEach(new FragmentSink() {
                @Override
                public FragmentBatch newBatch() {
                    return new ShownBatch(sink.newBatch());
                }

                @Override
                public void startOver() {
                    fragments = 0;
                    sink.startOver();
                }
            });
        }

        @Override
        public void close() throws IOException {
            source.close();
        }

        /** Tells on its way to the sink how many there are by now. */
        private final class ShownBatch implements FragmentBatch {
            private final FragmentBatch batch;

            ShownBatch(FragmentBatch batch) {
                this.batch = batch;
            }

            @Override
            public void add(FragmentAlignments fragment) {
                batch.add(fragment);
            }

            @Override
            public int size() {
                return batch.size();
            }

            @Override
            public void flush() {
                fragments += batch.size();
                progress(() -> String.format(Locale.ROOT, "reading: %,d fragments placed", fragments));
                batch.flush();
            }
        }
    }
}
