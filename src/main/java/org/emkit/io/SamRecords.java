package org.emkit.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import org.emkit.UserException;

/** Records of a SAM text, checked column by column (SAM specification, section 1.4). */
final class SamRecords implements RecordSource {
    private static final int COLUMNS = 11;
    private static final int LONGEST_NAME = 254;

    private static final String REMEDY = "the file is damaged or not SAM: make it again";

    private final String file;
    private final ByteLines lines;
    private final AlignmentHeader header;
    private final NameIndex names;
    private final RecordAssembler parts;
    private final int[] column = new int[COLUMNS + 1];

    /** The line that was read last, [from, to) of these bytes. */
    private byte[] buffer = new byte[0];

    private int from;
    private int to;
    private boolean lineWaits;

    /**
     * Reads the header.
     *
     * @param file  name for messages
     * @param in    text, closed by {@link #close}
     */
    SamRecords(String file, InputStream in, SourceNotes notes) {
        this(file, in, notes, AlignmentHeader.LARGEST);
    }

    /** As {@link #SamRecords(String, InputStream, SourceNotes)}, for headers of at most so many bytes. */
    SamRecords(String file, InputStream in, SourceNotes notes, int largestHeader) {
        this.file = file;
        this.lines = new ByteLines(file, in, REMEDY, notes);
        header = AlignmentHeader.ofText(file, readHeader(largestHeader));
        names = new NameIndex(header.transcriptome());
        parts = new RecordAssembler(header.transcriptome(), notes);
    }

    private String readHeader(int largest) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (readLine()) {
            if (from == to || buffer[from] != '@') {
                lineWaits = true;
                break;
            }
            if (lines.number() == 1 && !HeaderLine.isHeader(new String(buffer, from, to - from, UTF_8))) {
                throw notAlignments();
            }
            if (text.size() + (to - from) >= largest) {
                throw new UserException("the header is larger than " + (largest >> 20) + " MiB", file, REMEDY);
            }
            text.write(buffer, from, to - from);
            text.write('\n');
        }
        if (lineWaits && lines.number() == 1 && !splits()) {
            throw notAlignments();
        }
        return text.toString(UTF_8);
    }

    private UserException notAlignments() {
        return new UserException("is neither SAM nor BAM nor CRAM", file, "give alignments to transcripts");
    }

    AlignmentHeader header() {
        return header;
    }

    @Override
    public boolean next(AlignmentRecord record) {
        if (!lineWaits && !readLine()) {
            return false;
        }
        lineWaits = false;
        try {
            parse(record);
        } catch (BadRecordException e) {
            String remedy = e.remedy().isEmpty() ? REMEDY : e.remedy();
            throw new UserException("line " + lines.number() + ": " + e.getMessage(), file, remedy, e);
        }
        return true;
    }

    private void parse(AlignmentRecord record) throws BadRecordException {
        if (!splits()) {
            throw new BadRecordException("has fewer than the 11 columns of an alignment");
        }
        parts.begin(record);
        readName(record);
        record.flag = number(1, "FLAG", 0xffff);
        int reference = reference(2, "RNAME", -1);
        int position = number(3, "POS", Integer.MAX_VALUE) - 1;
        number(4, "MAPQ", 0xff);
        readCigar();
        record.mateReference = reference(6, "RNEXT", reference);
        record.mateStart = number(7, "PNEXT", Integer.MAX_VALUE) - 1;
        checkTemplateLength();
        int bases = readBases();
        for (int tag = column[COLUMNS]; tag <= to; ) {
            int end = endOfField(tag);
            SamTags.read(buffer, tag, end, record, parts);
            tag = end + 1;
        }
        parts.finish(record, reference, position, bases);
    }

    /** Finds the columns. @return whether all are there; column i is [column[i], column[i + 1] − 1) */
    private boolean splits() {
        int at = from;
        for (int c = 0; c < COLUMNS; c++) {
            if (at > to) {
                return false;
            }
            column[c] = at;
            at = endOfField(at) + 1;
        }
        column[COLUMNS] = at;
        return true;
    }

    private int endOfField(int at) {
        int end = at;
        while (end < to && buffer[end] != '\t') {
            end++;
        }
        return end;
    }

    private int end(int c) {
        return column[c + 1] - 1;
    }

    private boolean isStar(int c) {
        return end(c) == column[c] + 1 && buffer[column[c]] == '*';
    }

    private BadRecordException bad(int c, String name) {
        return new BadRecordException(name + " is " + Words.quoted(buffer, column[c], end(c)));
    }

    private void readName(AlignmentRecord record) throws BadRecordException {
        int length = end(0) - column[0];
        boolean good = length >= 1 && length <= LONGEST_NAME;
        for (int i = column[0]; good && i < end(0); i++) {
            good = buffer[i] > ' ' && buffer[i] < 0x7f && buffer[i] != '@';
        }
        if (!good) {
            throw bad(0, "QNAME");
        }
        record.setName(buffer, column[0], length);
    }

    private int number(int c, String name, int largest) throws BadRecordException {
        long value = 0;
        boolean good = end(c) > column[c];
        for (int i = column[c]; good && i < end(c); i++) {
            value = value * 10 + (buffer[i] - '0');
            good = buffer[i] >= '0' && buffer[i] <= '9' && value <= largest;
        }
        if (!good) {
            throw bad(c, name);
        }
        return (int) value;
    }

    private int reference(int c, String name, int same) throws BadRecordException {
        if (isStar(c)) {
            return -1;
        }
        if (c == 6 && end(c) == column[c] + 1 && buffer[column[c]] == '=') {
            return same;
        }
        int index = names.find(buffer, column[c], end(c));
        if (index < 0) {
            throw new BadRecordException(
                    name + " is " + Words.quoted(buffer, column[c], end(c)) + ", which the header does not list");
        }
        return index;
    }

    private void readCigar() throws BadRecordException {
        if (isStar(5)) {
            return;
        }
        long length = -1;
        for (int i = column[5]; i < end(5); i++) {
            int digit = buffer[i] - '0';
            if (digit >= 0 && digit <= 9) {
                length = Math.max(0, length) * 10 + digit;
            } else {
                int operation = CigarTally.OPERATIONS.indexOf(buffer[i]);
                if (operation < 0 || length < 0) {
                    throw bad(5, "CIGAR");
                }
                parts.cigar().add(operation, (int) length);
                length = -1;
            }
            if (length > Integer.MAX_VALUE) {
                throw bad(5, "CIGAR");
            }
        }
        if (length >= 0 || end(5) == column[5]) {
            throw bad(5, "CIGAR");
        }
    }

    private void checkTemplateLength() throws BadRecordException {
        int first = column[8] < end(8) && (buffer[column[8]] == '-' || buffer[column[8]] == '+') ? 1 : 0;
        boolean good = end(8) > column[8] + first && end(8) <= column[8] + first + 10;
        for (int i = column[8] + first; good && i < end(8); i++) {
            good = buffer[i] >= '0' && buffer[i] <= '9';
        }
        if (!good) {
            throw bad(8, "TLEN");
        }
    }

    /** @return bases in SEQ, 0 where it is not stored */
    private int readBases() throws BadRecordException {
        int bases = isStar(9) ? 0 : end(9) - column[9];
        boolean good = end(9) > column[9];
        for (int i = column[9]; bases > 0 && good && i < end(9); i++) {
            int letter = buffer[i] | 0x20;
            good = (letter >= 'a' && letter <= 'z') || buffer[i] == '=' || buffer[i] == '.';
        }
        if (!good) {
            throw bad(9, "SEQ");
        }
        good = isStar(10) || end(10) - column[10] == bases;
        for (int i = column[10]; good && i < end(10); i++) {
            good = buffer[i] > ' ' && buffer[i] < 0x7f;
        }
        if (!good || end(10) == column[10]) {
            throw new BadRecordException("QUAL does not fit SEQ, or holds a character that it may not");
        }
        return bases;
    }

    /** Advances to the next line, [from, to) without its line end. */
    private boolean readLine() {
        if (!lines.next()) {
            return false;
        }
        buffer = lines.bytes();
        from = lines.from();
        to = lines.to();
        return true;
    }

    @Override
    public void close() {
        lines.close();
    }
}
