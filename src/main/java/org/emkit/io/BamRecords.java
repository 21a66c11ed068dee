package org.emkit.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.emkit.UserException;

/** Records of a BAM (SAM specification, section 4.2): one after another, or in {@link #pieces}. */
final class BamRecords implements RecordSource {
    /** What to do with a damaged binary file. */
    static final String DAMAGED = "the file is damaged or was cut short: copy or make it again";

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LARGEST_BUFFER = AlignmentHeader.LARGEST + BgzfFrames.LARGEST_BLOCK;

    private final String file;
    private final InputStream in;
    private final AlignmentHeader header;
    private final SourceNotes notes;
    private final AheadTasks tasks;
    private final BamParser parser;

    private byte[] buffer = new byte[1 << 18];
    private int from;
    private int to;
    private long headerBytes;
    private long recordNumber;

    /**
     * Reads the header.
     *
     * @param file name for messages
     * @param in   unpacked BAM from its first byte on, closed by {@link #close}
     */
    BamRecords(String file, InputStream in, SourceNotes notes) {
        this(file, in, notes, new AheadTasks(1));
    }

    /**
     * As {@link #BamRecords(String, InputStream, SourceNotes)}.
     *
     * @param tasks read the {@link #pieces}
     */
    BamRecords(String file, InputStream in, SourceNotes notes, AheadTasks tasks) {
        this.file = file;
        this.in = in;
        this.notes = notes;
        this.tasks = tasks;
        try {
            header = readHeader();
        } catch (BadRecordException | IOException e) {
            throw badHeader(file, e);
        }
        parser = new BamParser(header.transcriptome(), notes);
    }

    /** @return what to throw at a bad header */
    static UserException badHeader(String file, Exception e) {
        String fault = e instanceof IOException io ? Words.fault(io) : e.getMessage();
        return new UserException("the header cannot be read: " + fault, file, DAMAGED, e);
    }

    private AlignmentHeader readHeader() throws IOException, BadRecordException {
        take(4); // the magic number
        String text = takeText(takeLength("text"));
        int count = takeLength("list of references");
        List<String> names = new ArrayList<>();
        List<Integer> lengths = new ArrayList<>();
        for (int r = 0; r < count; r++) {
            names.add(takeText(takeLength("name")));
            lengths.add(takeLength("reference"));
        }
        return AlignmentHeader.ofBinary(
                file,
                text,
                names.toArray(String[]::new),
                lengths.stream().mapToInt(Integer::intValue).toArray());
    }

    private int takeLength(String what) throws IOException, BadRecordException {
        int length = (int) INT.get(buffer, take(4));
        if (length < 0) {
            throw new BadRecordException("its " + what + " has the length " + length);
        }
        return length;
    }

    private String takeText(int length) throws IOException, BadRecordException {
        int at = take(length);
        int end = at;
        while (end < at + length && buffer[end] != 0) {
            end++;
        }
        return new String(buffer, at, end - at, UTF_8);
    }

    /** @return where the next n bytes of the header begin */
    private int take(int n) throws IOException, BadRecordException {
        headerBytes += n;
        AlignmentHeader.checkSize(headerBytes);
        if (!has(n)) {
            throw new BadRecordException("the file ends inside it");
        }
        from += n;
        return from - n;
    }

    AlignmentHeader header() {
        return header;
    }

    /** @return all records, to be read there instead of here */
    BamPieces pieces() {
        return new BamPieces(file, in, header.transcriptome(), notes, tasks, new BamRest(buffer, from, to));
    }

    @Override
    public boolean next(AlignmentRecord record) {
        recordNumber++;
        try {
            if (!has(4)) {
                if (from < to) {
                    throw new BadRecordException("the file ends inside it");
                }
                return false;
            }
            int size = BamParser.size(buffer, from);
            if (!has(4 + size)) {
                throw new BadRecordException("the file ends inside it");
            }
            int at = from + 4;
            from = at + size;
            parser.parse(buffer, at, from, record);
            return true;
        } catch (BadRecordException e) {
            throw bad(file, recordNumber, e);
        } catch (IOException e) {
            throw unreadable(file, recordNumber, e);
        }
    }

    /** @return what to throw where the file cannot be read on */
    static UserException unreadable(String file, long recordNumber, IOException e) {
        return new UserException("record " + recordNumber + ": " + Words.fault(e), file, DAMAGED, e);
    }

    /** @return what to throw at a bad record */
    static UserException bad(String file, long recordNumber, BadRecordException e) {
        String remedy = e.remedy().isEmpty() ? DAMAGED : e.remedy();
        return new UserException("record " + recordNumber + ": " + e.getMessage(), file, remedy, e);
    }

    /** Makes the next n bytes stand in the buffer. @return whether the file has so many */
    private boolean has(int n) throws IOException {
        if (to - from >= n) {
            return true;
        }
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        while (to < n) {
            if (buffer.length - to < BgzfFrames.LARGEST_BLOCK) { // grows with what is there, not with what is claimed
                buffer = Arrays.copyOf(buffer, (int) Math.min(buffer.length * 2L, LARGEST_BUFFER));
            }
            int got = in.read(buffer, to, buffer.length - to);
            if (got <= 0) {
                return false;
            }
            to += got;
        }
        return true;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UserException(Words.fault(e), file, "", e);
        }
    }
}
