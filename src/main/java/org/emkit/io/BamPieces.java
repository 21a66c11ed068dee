package org.emkit.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.emkit.UserException;
import org.emkit.alignment.Transcriptome;
import org.jspecify.annotations.Nullable;

/**
 * The records of a BAM in pieces of about a MiB that are read side by side. The caller's thread cuts the file into pieces
 * and takes what was read of them in file order, so that nothing depends on the number of threads; a fault shows when the
 * caller comes to the place where it is. Not thread-safe.
 */
final class BamPieces {
    private final String file;
    private final InputStream in;
    private final Transcriptome transcriptome;
    private final SourceNotes notes;
    private final AheadTasks tasks;
    private final Deque<Ahead> ahead = new ArrayDeque<>();
    private BamRest rest;
    private long recordNumber = 1;
    private boolean ended;

    /**
     * A piece on its way.
     *
     * @param fault what is wrong behind its records
     */
    private record Ahead(
            BamPiece piece, FutureTask<?> reading, @Nullable UserException fault) {}

    /**
     * @param file          name for messages
     * @param in            unpacked bytes
     * @param transcriptome as the header gives it
     * @param tasks         read the pieces
     * @param rest          bytes that were taken from {@code in} already
     */
    BamPieces(
            String file,
            InputStream in,
            Transcriptome transcriptome,
            SourceNotes notes,
            AheadTasks tasks,
            BamRest rest) {
        this.file = file;
        this.in = in;
        this.transcriptome = transcriptome;
        this.notes = notes;
        this.tasks = tasks;
        this.rest = rest;
    }

    /**
     * Reads the records.
     *
     * @param first   puts the records of the first piece together; it may hold a run that goes on here
     * @param newRuns makes more like it
     * @param taker   takes what was read of each piece
     * @return what holds the last run, which is not ended; null where the taker did not want the rest
     * @throws UserException with file, record number and remedy, where a record is bad, or the file is damaged or cut short
     */
    @Nullable
    FragmentRuns forEach(FragmentRuns first, Supplier<FragmentRuns> newRuns, Predicate<FragmentRuns> taker) {
        Deque<BamPiece> idle = new ArrayDeque<>();
        idle.add(new BamPiece(transcriptome, first));
        for (int i = 0; i < tasks.threads(); i++) {
            idle.add(new BamPiece(transcriptome, newRuns.get()));
        }
        FragmentRuns last = first;
        while (true) {
            while (!ended && !idle.isEmpty()) {
                ahead.addLast(cut(idle.removeFirst()));
            }
            Ahead next = ahead.pollFirst();
            if (next == null) {
                return last;
            }
            tasks.await(next.reading());
            notes.takeFrom(next.piece().notes());
            last = next.piece().runs();
            if (!taker.test(last)) {
                return null;
            }
            if (next.fault() != null) {
                throw next.fault();
            }
            idle.addLast(next.piece());
        }
    }

    private Ahead cut(BamPiece piece) {
        UserException fault = null;
        try {
            piece.begin(rest, in);
            piece.index();
            while (!ended && piece.lastRun() == 0) {
                ended = !piece.fill(in);
                piece.index();
            }
            if (!ended) {
                rest = piece.endBefore(piece.lastRun());
            } else if (piece.hasRest()) {
                throw new BadRecordException("the file ends inside it");
            }
        } catch (BadRecordException e) {
            fault = BamRecords.bad(file, recordNumber + piece.records(), e);
        } catch (IOException e) {
            fault = unreadable(piece, e);
        }
        ended |= fault != null;
        long number = recordNumber;
        recordNumber += piece.records();
        boolean last = ended;
        return new Ahead(piece, tasks.submit(() -> piece.read(file, number, last)), fault);
    }

    private UserException unreadable(BamPiece piece, IOException cause) {
        try {
            piece.index();
        } catch (BadRecordException e) {
            return BamRecords.bad(file, recordNumber + piece.records(), e);
        }
        return BamRecords.unreadable(file, recordNumber + piece.records(), cause);
    }
}
