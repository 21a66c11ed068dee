package org.emkit.cli;

/** What the process tells its caller. Death by a signal is the JVM's own: 130 (interrupt), 143 (terminate). */
final class ExitCode {
    static final int DONE = 0;
    /** A mistake of ours: stack trace, and a request to report it. */
    static final int BUG = 1;
    /** The command line could not be understood. */
    static final int USAGE = 2;
    /** The input, or the file system, cannot be used. */
    static final int INPUT = 3;
    /** As if killed for memory, which workflow managers answer with a retry on a larger machine. */
    static final int OUT_OF_MEMORY = 137;
    /** The reader of our output went away: end quietly, as on SIGPIPE. */
    static final int BROKEN_PIPE = 141;

    private ExitCode() {}
}
