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

/**
 * Records of a BAM (SAM specification, section 4.2), parsed in place: no object for a record, and only the parts that a
 * fragment needs. Every length and index is checked before it is used.
 */
final class BamRecords implements RecordSource {
    /** What to do with a damaged binary file. */
    static final String DAMAGED = "the file is damaged or was cut short: copy or make it again";

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MAGIC = 'B' | 'A' << 8 | 'M' << 16 | 1 << 24;
    private static final int FIXED = 32;
    private static final int LARGEST_RECORD = 1 << 28;
    private static final int LARGEST_BUFFER = AlignmentHeader.LARGEST + BgzfFrames.LARGEST_BLOCK;
    private static final int SOFT_CLIP = 4;
    private static final int SKIP = 3;

    private final String file;
    private final InputStream in;
    private final AlignmentHeader header;
    private final RecordAssembler parts;

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
        this.file = file;
        this.in = in;
        try {
            header = readHeader();
        } catch (BadRecordException | IOException e) {
            throw badHeader(file, e);
        }
        parts = new RecordAssembler(header.transcriptome(), notes);
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
            int size = (int) INT.get(buffer, from);
            if (size == MAGIC) {
                throw new BadRecordException(
                        "another file's header follows", "join BAM files with 'samtools cat', or give them all");
            }
            if (size < FIXED || size > LARGEST_RECORD) {
                throw new BadRecordException("its size is given as " + size + " bytes");
            }
            if (!has(4 + size)) {
                throw new BadRecordException("the file ends inside it");
            }
            int at = from + 4;
            from = at + size;
            parse(at, from, record);
            return true;
        } catch (BadRecordException e) {
            throw bad(file, recordNumber, e);
        } catch (IOException e) {
            throw new UserException("record " + recordNumber + ": " + Words.fault(e), file, DAMAGED, e);
        }
    }

    /** @return what to throw at a bad record */
    static UserException bad(String file, long recordNumber, BadRecordException e) {
        String remedy = e.remedy().isEmpty() ? DAMAGED : e.remedy();
        return new UserException("record " + recordNumber + ": " + e.getMessage(), file, remedy, e);
    }

    private void parse(int at, int end, AlignmentRecord record) throws BadRecordException {
        int nameLength = buffer[at + 8] & 0xff;
        int operations = uint16(at + 12);
        int bases = (int) INT.get(buffer, at + 16);
        long cigar = at + (long) FIXED + nameLength;
        long tags = cigar + 4L * operations + (bases + 1L) / 2 + bases;
        if (bases < 0 || tags > end) {
            throw new BadRecordException("its parts do not fit into it");
        }
        parts.begin(record);
        readName(at + FIXED, nameLength, record);
        record.flag = uint16(at + 14);
        record.mateReference = reference((int) INT.get(buffer, at + 20));
        record.mateStart = position((int) INT.get(buffer, at + 24));
        int longCigar = BamTags.read(buffer, (int) tags, end, record, parts);
        if (longCigar >= 0 && isPlaceholder((int) cigar, operations, bases)) {
            readCigar(longCigar, (int) INT.get(buffer, longCigar - 4));
        } else {
            readCigar((int) cigar, operations);
        }
        int reference = reference((int) INT.get(buffer, at));
        parts.finish(record, reference, position((int) INT.get(buffer, at + 4)), bases);
    }

    private void readName(int at, int length, AlignmentRecord record) throws BadRecordException {
        boolean good = length > 1 && buffer[at + length - 1] == 0;
        for (int i = at; good && i < at + length - 1; i++) {
            good = buffer[i] != 0;
        }
        if (!good) {
            throw new BadRecordException("its read name is empty or does not end");
        }
        record.setName(buffer, at, length - 1);
    }

    private int reference(int index) throws BadRecordException {
        if (index < -1 || index >= header.transcriptome().size()) {
            throw new BadRecordException("it refers to reference " + index + " of "
                    + header.transcriptome().size());
        }
        return index;
    }

    private static int position(int position) throws BadRecordException {
        if (position < -1) {
            throw new BadRecordException("it has the position " + position);
        }
        return position;
    }

    /** CIGARs of more than 65 535 operations stand in tag CG; in their place is one clip and one skip. */
    private boolean isPlaceholder(int cigar, int operations, int bases) {
        if (operations != 2) {
            return false;
        }
        int first = (int) INT.get(buffer, cigar);
        return (first & 0xf) == SOFT_CLIP
                && (first >>> 4 == bases || bases == 0)
                && ((int) INT.get(buffer, cigar + 4) & 0xf) == SKIP;
    }

    private void readCigar(int at, int operations) throws BadRecordException {
        for (int i = 0; i < operations; i++) {
            int packed = (int) INT.get(buffer, at + 4 * i);
            if ((packed & 0xf) >= CigarTally.OPERATIONS.length()) {
                throw new BadRecordException("its CIGAR has an unknown operation " + (packed & 0xf));
            }
            parts.cigar().add(packed & 0xf, packed >>> 4);
        }
    }

    private int uint16(int at) {
        return (buffer[at] & 0xff) | (buffer[at + 1] & 0xff) << 8;
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
