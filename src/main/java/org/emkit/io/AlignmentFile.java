package org.emkit.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.emkit.UserException;
import org.emkit.alignment.ScoreScale;
import org.emkit.alignment.Transcriptome;
import org.jspecify.annotations.Nullable;

/**
 * A SAM, BAM or CRAM file or pipe, opened, its header read. The format is told by content. A pipe is read once; a
 * regular file can be read again. Not thread-safe.
 */
public final class AlignmentFile implements Closeable {
    private final InputFile input;
    private final @Nullable Path referenceFasta;
    private final int threads;
    private final AlignmentHeader header;
    private final Transcriptome transcriptome;
    private SourceNotes notes;
    private RecordSource source;
    private boolean handedOut;

    private AlignmentFile(InputFile input, @Nullable Path referenceFasta, TranscriptNames names, int threads) {
        this.input = input;
        this.referenceFasta = referenceFasta;
        this.threads = threads;
        this.notes = new SourceNotes();
        Opened opened = open(input, referenceFasta, threads, notes);
        this.header = opened.header();
        this.source = opened.source();
        try {
            this.transcriptome = names.of(header.transcriptome(), input.name());
        } catch (UserException e) {
            source.close();
            throw e;
        }
    }

    /**
     * Opens the file and reads its header.
     *
     * @param pathOrDash     a path, or {@code -} for standard input
     * @param referenceFasta transcripts, needed for CRAM alone; plain, gzip or bgzip; nothing is written beside it
     * @param names          how names in the header are shortened
     * @param threads        the caller's and those that unpack BAM ahead, ≥ 1; what is read is the same for any number
     * @throws UserException where it cannot be read, is no alignment file, or its header is bad
     */
    public static AlignmentFile open(
            String pathOrDash, @Nullable Path referenceFasta, TranscriptNames names, int threads) {
        return new AlignmentFile(InputFile.of(pathOrDash), referenceFasta, names, threads);
    }

    /** As {@link #open(String, Path, TranscriptNames, int)}, with whole names, on one thread. */
    public static AlignmentFile open(String pathOrDash, @Nullable Path referenceFasta) {
        return open(pathOrDash, referenceFasta, TranscriptNames.WHOLE, 1);
    }

    /** @return how messages call it */
    public String name() {
        return input.name();
    }

    /** @return names, shortened as asked, and lengths from the header, in its order */
    public Transcriptome transcriptome() {
        return transcriptome;
    }

    /** @return size and digest of the bytes, once all records were read; null before, and where some were not needed */
    public @Nullable Fingerprint fingerprint() {
        return input.fingerprint();
    }

    /** @return what scores mean, told by the last known aligner among the header's programs */
    public ScoreScale scoreScale() {
        return header.scoreScale();
    }

    /** @return what the user should know, one line each; complete once all records are read */
    public List<String> warnings() {
        List<String> all = new ArrayList<>(header.warnings());
        all.addAll(notes.warnings(input.name()));
        return all;
    }

    /** @return whether {@link #records} may be called again: it is a regular file */
    public boolean canReopen() {
        return input.canReopen();
    }

    /**
     * All records from the first on. The first call goes on with the opened stream, later ones open the file again;
     * a source from an earlier call is closed.
     *
     * @throws IllegalStateException on a second call for what cannot be reopened
     */
    RecordSource records() {
        if (handedOut) {
            if (!canReopen()) {
                throw new IllegalStateException(name() + " can be read only once");
            }
            source.close();
            notes = new SourceNotes();
            source = open(input, referenceFasta, threads, notes).source();
        }
        handedOut = true;
        return source;
    }

    @Override
    public void close() {
        source.close();
    }

    private record Opened(AlignmentHeader header, RecordSource source) {}

    private static Opened open(InputFile input, @Nullable Path referenceFasta, int threads, SourceNotes notes) {
        PeekStream bytes = input.open();
        InputStream outermost = bytes;
        boolean opened = false;
        try {
            byte[] first = bytes.peek(BgzfFrames.HEADER);
            if (first.length == 0) {
                throw new UserException("is empty", input.name(), "see whether what should have written it failed");
            }
            Opened result;
            if (startsWith(first, "CRAM")) {
                result = openCram(input, referenceFasta, bytes, notes);
            } else if (BgzfFrames.isBgzf(first)) {
                BgzfInput unpacked = new BgzfInput(bytes, notes, threads);
                outermost = unpacked;
                result = openUnpacked(input, unpacked.peek(4), unpacked, notes, unpacked.tasks());
            } else {
                PeekStream unpacked = GzipInput.isGzip(first) ? new PeekStream(new GzipInput(bytes)) : bytes;
                outermost = unpacked;
                result = openUnpacked(input, unpacked.peek(4), unpacked, notes, new AheadTasks(1));
            }
            opened = true;
            return result;
        } catch (IOException e) {
            throw new UserException("cannot be read: " + Words.fault(e), input.name(), BamRecords.DAMAGED, e);
        } finally {
            if (!opened) {
                InputFile.closeQuietly(outermost);
            }
        }
    }

    private static Opened openCram(InputFile input, @Nullable Path referenceFasta, PeekStream bytes, SourceNotes notes)
            throws IOException {
        try {
            CramHead.check(bytes.peek(CramHead.SIZE));
        } catch (BadRecordException e) {
            throw BamRecords.badHeader(input.name(), e);
        }
        HtsjdkRecords cram =
                new HtsjdkRecords(input.name(), bytes, new CramReference(input.name(), referenceFasta), notes);
        return new Opened(cram.header(), cram);
    }

    private static Opened openUnpacked(
            InputFile input, byte[] first, InputStream unpacked, SourceNotes notes, AheadTasks tasks) {
        if (startsWith(first, "BAM\1")) {
            BamRecords bam = new BamRecords(input.name(), unpacked, notes, tasks);
            return new Opened(bam.header(), bam);
        }
        SamRecords sam = new SamRecords(input.name(), unpacked, notes);
        return new Opened(sam.header(), sam);
    }

    private static boolean startsWith(byte[] bytes, String magic) {
        return new String(bytes, ISO_8859_1).startsWith(magic);
    }
}
