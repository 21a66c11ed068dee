package org.emkit.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Parts the bytes of a FASTA into title lines and runs of letters, in one pass and without copies of the letters. */
final class FastaScanner {
    /** Takes what the file holds, in its order. */
    interface Sink {
        /**
         * @param title what follows {@code >}, to the end of the line
         * @param line  its number, from 1
         */
        void title(String title, long line);

        /**
         * Part of a line of letters: no white space, nothing checked. There may be none before the first title.
         *
         * @param buffer holds the letters during the call
         * @param from   first of them
         * @param to     one past the last, &gt; {@code from}
         * @param line   its number, from 1
         */
        void letters(byte[] buffer, int from, int to, long line);
    }

    private final Sink sink;
    private byte[] title = new byte[256];
    private int titleLength;
    private boolean inTitle;
    private boolean lineBegins = true;
    private long line = 1;

    private FastaScanner(Sink sink) {
        this.sink = sink;
    }

    /** Reads to the end. @return number of lines, one more where the last has its end */
    static long scan(InputStream in, Sink sink) throws IOException {
        FastaScanner scanner = new FastaScanner(sink);
        byte[] buffer = new byte[1 << 16];
        for (int got = in.read(buffer, 0, buffer.length); got > 0; got = in.read(buffer, 0, buffer.length)) {
            scanner.part(buffer, got);
        }
        scanner.endTitle();
        return scanner.line;
    }

    private void part(byte[] buffer, int length) {
        int at = 0;
        while (at < length) {
            byte b = buffer[at];
            if (b == '\n') {
                endTitle();
                lineBegins = true;
                line++;
                at++;
            } else if (inTitle) {
                addToTitle(b);
                at++;
            } else if (b == '>' && lineBegins) {
                inTitle = true;
                at++;
            } else if (b == ' ' || b == '\t' || b == '\r') {
                lineBegins = false;
                at++;
            } else {
                lineBegins = false;
                int from = at;
                while (at < length && (buffer[at] & 0xff) > ' ') {
                    at++;
                }
                at = Math.max(at, from + 1); // a control character is for the sink to refuse
                sink.letters(buffer, from, at, line);
            }
        }
    }

    private void addToTitle(byte b) {
        if (titleLength == title.length) {
            title = Arrays.copyOf(title, title.length * 2);
        }
        title[titleLength++] = b;
    }

    private void endTitle() {
        if (inTitle) {
            inTitle = false;
            int length = titleLength > 0 && title[titleLength - 1] == '\r' ? titleLength - 1 : titleLength;
            titleLength = 0;
            sink.title(new String(title, 0, length, UTF_8), line);
        }
    }

    /** @return the name in a title: what comes before the first white space */
    static String name(String title) {
        int end = 0;
        while (end < title.length() && title.charAt(end) > ' ') {
            end++;
        }
        return title.substring(0, end);
    }
}
