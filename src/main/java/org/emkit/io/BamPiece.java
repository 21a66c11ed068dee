package org.emkit.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.emkit.alignment.Transcriptome;
import org.jspecify.annotations.Nullable;

/**
 * Some records of a BAM, whole runs of records of one name: cut by {@link BamPieces}, then read on any thread. Reused
 * for one piece after another.
 */
final class BamPiece {
    /** Bytes of a piece, where no run is longer. */
    static final int USUAL_SIZE = BgzfAhead.ARRAY;

    private static final int LARGEST_SIZE = 1 << 29;

    private final BamParser parser;
    private final FragmentRuns runs;
    private final SourceNotes notes = new SourceNotes();
    private final AlignmentRecord record = new AlignmentRecord();

    private byte[] bytes = new byte[USUAL_SIZE];
    private int to;

    /** Where each record begins, with its size; of {@code records}, where the last one ends. */
    private int[] start = new int[1 << 10];

    private int records;

    /** @param runs takes the records, of this piece alone */
    BamPiece(Transcriptome transcriptome, FragmentRuns runs) {
        this.runs = runs;
        this.parser = new BamParser(transcriptome, notes);
    }

    /**
     * Begins anew.
     *
     * @param rest bytes of which no record was taken yet
     * @param in   what follows them: of it what is unpacked already
     */
    void begin(BamRest rest, InputStream in) throws IOException {
        UnpackedBytes next = null;
        try {
            next = in instanceof BgzfInput blocks && rest.size() <= UnpackedBytes.FRONT ? blocks.nextTogether() : null;
        } finally { // where that failed the rest is read all the same
            begin(rest, next);
        }
    }

    private void begin(BamRest rest, @Nullable UnpackedBytes next) {
        int at = 0;
        if (next != null) {
            bytes = next.exchange(bytes);
            at = next.from() - rest.size();
        } else if (bytes.length < rest.size()) {
            bytes = new byte[rest.size()];
        }
        System.arraycopy(rest.bytes(), rest.from(), bytes, at, rest.size()); // they may be of this very piece
        to = next == null ? rest.size() : next.to();
        start[0] = at;
        records = 0;
    }

    /** Reads on until the piece has its usual size, or twice what it had. @return false where the file ends */
    boolean fill(InputStream in) throws IOException, BadRecordException {
        if (bytes.length - to < BgzfFrames.LARGEST_BLOCK) {
            if (bytes.length >= LARGEST_SIZE) {
                throw new BadRecordException(
                        "too many records share one read name", "check that reads have names of their own");
            }
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        while (bytes.length - to >= BgzfFrames.LARGEST_BLOCK) {
            int got = in.read(bytes, to, bytes.length - to);
            if (got <= 0) {
                return false;
            }
            to += got;
        }
        return true;
    }

    /** Finds the records that are there whole. */
    void index() throws BadRecordException {
        int at = start[records];
        while (to - at >= Integer.BYTES) {
            int size = BamParser.size(bytes, at);
            if (to - at - Integer.BYTES < size) {
                return;
            }
            at += Integer.BYTES + size;
            records++;
            if (records == start.length) {
                start = Arrays.copyOf(start, records * 2);
            }
            start[records] = at;
        }
    }

    /** @return number of records found */
    int records() {
        return records;
    }

    /** @return whether bytes are left behind the last whole record */
    boolean hasRest() {
        return start[records] < to;
    }

    /** @return the first record of those of one name that the piece ends with; of no records, 0 */
    int lastRun() {
        int first = Math.max(0, records - 1);
        while (first > 0 && sameName(start[first - 1], start[records - 1])) {
            first--;
        }
        return first;
    }

    private boolean sameName(int a, int b) {
        int length = nameLength(a);
        int nameA = a + Integer.BYTES + BamParser.FIXED;
        int nameB = b + Integer.BYTES + BamParser.FIXED;
        return length == nameLength(b) && Arrays.equals(bytes, nameA, nameA + length, bytes, nameB, nameB + length);
    }

    /** Length of the fragment's name; whatever the record holds, the name lies within the record. */
    private int nameLength(int at) {
        int body = at + Integer.BYTES;
        int name = body + BamParser.FIXED;
        int length = (bytes[body + BamParser.NAME_LENGTH] & 0xff) - 1;
        boolean paired = (bytes[body + BamParser.FLAG] & AlignmentRecord.PAIRED) != 0;
        length = Math.max(0, Math.min(length, BamParser.sizeUnchecked(bytes, at) - BamParser.FIXED));
        return NameHash.fragmentNameLength(bytes, name, length, paired);
    }

    /** Ends the piece before that record. @return what comes after it, valid until the piece begins anew */
    BamRest endBefore(int record) {
        records = record;
        return new BamRest(bytes, start[record], to);
    }

    /**
     * Reads all records, on any thread.
     *
     * @param file        name for messages
     * @param firstNumber number of the first record in the file
     * @param last        whether the file ends here: its last run may go on in another file
     */
    void read(String file, long firstNumber, boolean last) {
        int r = 0;
        try {
            for (; r < records; r++) {
                parser.parse(bytes, start[r] + Integer.BYTES, start[r + 1], record);
                runs.add(record);
            }
        } catch (BadRecordException e) {
            throw BamRecords.bad(file, firstNumber + r, e);
        }
        if (!last) {
            runs.end();
        }
    }

    /** @return what was read */
    FragmentRuns runs() {
        return runs;
    }

    /** @return what was met */
    SourceNotes notes() {
        return notes;
    }
}
